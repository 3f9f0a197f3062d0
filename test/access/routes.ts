// Listens to the router while a hub is built, and so knows every route that it mounts.
import { Router } from 'express';

interface Mounted {
  readonly path: unknown;
  readonly route: {
    readonly methods: Readonly<Record<string, boolean>>;
    readonly stack: readonly { readonly method?: string }[];
  };
}

/** Begins to listen. @returns what gives the routes so far, as `GET /doc/:type/:ref`, and stops listening */
export function listenForRoutes(): () => ReadonlySet<string> {
  const proto = (Router as unknown as { prototype: { route: (path: unknown) => Mounted['route'] } }).prototype;
  const before = proto.route;
  const mounted: Mounted[] = [];
  proto.route = function listening(this: unknown, path: unknown) {
    const route = before.call(this as never, path);
    mounted.push({ path, route });
    return route;
  };
  return () => {
    proto.route = before;
    return new Set(mounted.flatMap(namesOf));
  };
}

const namesOf = ({ path, route }: Mounted): readonly string[] => {
  const methods = new Set(route.stack.map(({ method }) => (method ?? 'all').toUpperCase()));
  // `app.all` mounts one handler a method, `router.all` one for all.
  return methods.size > 10 ? [`ALL ${String(path)}`] : [...methods].map((method) => `${method} ${String(path)}`);
};

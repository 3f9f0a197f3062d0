// Mounts the doors and turns errors into answers. Requests come in, values go out; nothing is decided here.
import compression from 'compression';
import type { RequestListener } from 'node:http';
import express, { type RequestHandler } from 'express';
import helmet from 'helmet';
import { answerProblems } from './answer-problem.ts';
import { apiDoor } from './api/door.ts';
import { catalogDoor } from './catalog/door.ts';
import { documentsDoor } from './documents/door.ts';
import { writeDoor } from './documents/write-door.ts';
import { healthDoor } from './health.ts';
import type { Hub } from './hub.ts';
import { createLdesDoor } from './ldes/door.ts';
import { moduleDoors, modulePages, modulesBeside, moduleTells } from './modules/doors.ts';
import { Problem } from './problem.ts';
import { reconcileDoor } from './reconcile/door.ts';
import { sparqlDoor } from './sparql/door.ts';
import { vocabularyDoor } from './vocabulary/door.ts';
import { renewSessions } from './web/session-cookie.ts';
import { searchDoor } from './web/search-door.ts';
import { staticDoor } from './web/static.ts';
import { webDoor } from './web/door.ts';

/** @param seen the log position that documents and search show */
export function createApp(hub: Hub, seen: () => number): RequestListener {
  const app = express();
  const answers = new Map<string, number>();
  app.set('base', hub.base).set('x-powered-by', false).set('etag', false).set('query parser', 'simple');
  app.use(count(answers), openToAll, keepApart, headers(hub.base));
  app.use(healthDoor({ hub, seen, answers }));
  app.use(countRequests(hub), renewSessions(hub));
  const ldes = createLdesDoor(hub);
  // These two pack their bytes themselves, and know when it does not pay.
  app.use(ldes.router, sparqlDoor(hub));
  app.use(compression());
  for (const door of [staticDoor(), reconcileDoor(hub), searchDoor(hub), vocabularyDoor(hub)]) app.use(door);
  for (const door of [catalogDoor(hub), apiDoor(hub)]) app.use(door);
  const fromModules = { tells: moduleTells, beside: modulesBeside };
  for (const door of [...moduleDoors(hub), webDoor(hub, fromModules), writeDoor(hub), documentsDoor(hub, modulePages)])
    app.use(door);
  app.all('/doc/:type/:ref', notAllowed('GET, HEAD, PUT, PATCH, DELETE, OPTIONS'));
  app.all('/id/*rest', notAllowed('GET, HEAD, OPTIONS'));
  app.use((request) => {
    const path = request.path.slice(0, 300);
    throw new Problem('not-found', { nl: `Op ${path} staat niets.`, en: `There is nothing at ${path}.` });
  });
  app.use(answerProblems(hub));
  return (request, response) => void (ldes.fastPage(request, response) || app(request, response));
}

const notAllowed =
  (allow: string): RequestHandler =>
  (request) => {
    const en = `${request.method} is not possible here. Use ${allow}.`;
    throw new Problem(
      'method-not-allowed',
      { nl: `${request.method} kan hier niet. Gebruik ${allow}.`, en },
      { allow },
    );
  };

const count =
  (answers: Map<string, number>): RequestHandler =>
  (_request, response, next) => {
    response.once('finish', () => {
      const status = `${Math.floor(response.statusCode / 100)}xx`;
      answers.set(status, (answers.get(status) ?? 0) + 1);
    });
    next();
  };

/** Every request that is worked for; closed pages of a stream, health and metrics cost nothing worth counting. */
const countRequests =
  ({ limits, addressOf }: Hub): RequestHandler =>
  (request, _response, next) => {
    limits.countRequest(addressOf(request));
    next();
  };

const exposed = 'ETag, Location, Link, Last-Modified, Memento-Datetime, Retry-After, Accept-Patch, Content-Language';

/** Public data is for everybody's scripts. Cookies never go along, so a stranger's page reads what a stranger reads. */
const openToAll: RequestHandler = (request, response, next) => {
  response.set('access-control-allow-origin', '*').set('access-control-expose-headers', exposed);
  if (request.method !== 'OPTIONS') return next();
  response.set('access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  response.set(
    'access-control-allow-headers',
    request.get('access-control-request-headers') ??
      'Authorization, Content-Type, If-Match, If-None-Match, Accept-Datetime, Slug',
  );
  response.set('access-control-max-age', '86400').status(204).end();
};

/** Whoever shows who they are gets an answer for themselves, unless a door says that all are told the same. */
const keepApart: RequestHandler = (request, response, next) => {
  const known = request.headers.authorization !== undefined || request.headers.cookie !== undefined;
  // Stylesheet and letters are named by their content: a new session must not fetch them again.
  if (known && !request.path.startsWith('/assets/'))
    response.set('cache-control', 'private, no-cache').vary('authorization, cookie');
  next();
};

/** Pages set their own content policy; data is nothing that a browser runs. */
const headers = (base: string): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: base.startsWith('https:'),
    // An address may hold a one-time link, or tell what somebody reads: no other site is told.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });

// Whether a state is sound by itself: about its own thing only, and as its shape says. Refuses the rest with every fault named.
import type { Quad } from '@rdfjs/types';
import type { Module } from './module.ts';
import { Problem } from './problem.ts';
import { genidPrefix } from './rdf/skolemise.ts';
import type { Shapes, Violation } from './shacl/shapes.ts';

/** @throws Problem not-yours for a statement about anything but the thing and its inner nodes */
export function isAbout(base: string, subject: string, quads: readonly Quad[]): void {
  const inner = genidPrefix(base, subject);
  const stray = quads.find(
    ({ subject: { value } }) => value !== subject && !value.startsWith(`${subject}#`) && !value.startsWith(inner),
  );
  if (stray === undefined) return;
  const detail = `A statement about <${stray.subject.value}> does not belong in the document of <${subject}>.`;
  throw new Problem('not-yours', detail, { subject, stray: stray.subject.value });
}

/** @throws Problem shape-violation (extra `violations`) */
export async function conforms(shapes: Shapes, module: Module, subject: string, quads: readonly Quad[]): Promise<void> {
  const found = await shapes.validate(module.name, subject, quads);
  const extra = (module.check?.(subject, quads) ?? []).map((message): Violation => ({
    focusNode: subject,
    path: '',
    value: '',
    rule: 'ModuleRule',
    message,
    severity: 'violation',
  }));
  const violations = [...found.filter(({ severity }) => severity === 'violation'), ...extra];
  if (violations.length === 0) return;
  const points = violations.length === 1 ? 'one point' : `${violations.length} points`;
  throw new Problem('shape-violation', `<${subject}> breaks its shape at ${points}.`, { subject, violations });
}

// Two LDES clients that nobody here wrote, as child processes, and what they should come home with according to the log.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Parser } from 'n3';
import type { LogReader, Member } from '../../src/log/log.ts';
import { iri, ownIri, rdfType } from '../../src/rdf/ns.ts';
import { versionIri } from '../../src/rdf/refs.ts';

const strangers = fileURLToPath(new URL('../strangers', import.meta.url));
const bin = (name: string): string => `${strangers}/node_modules/.bin/${name}`;

export const missing = ['ldes-client', 'actor-init-ldes-client'].filter((name) => !existsSync(bin(name)));

/** A statement as one string; language tags in lower case, as clients write them. */
type Line = string;

/** Statements of N-Quads text (with numbers as Turtle writes them: one client does), into a set that may be large. */
export function addQuads(into: Set<Line>, nquads: string): Set<Line> {
  new Parser().parse(nquads).forEach((quad) => {
    const { object } = quad;
    const value =
      object.termType === 'Literal'
        ? `"${object.value}"@${object.language.toLowerCase()}^^${object.datatype.value}`
        : object.value;
    into.add([quad.subject.value, quad.predicate.value, value, quad.graph.value].join(' | '));
  });
  return into;
}

export interface Run {
  readonly stop: () => void;
  /** Everything it printed, as a set; settles when it ends. */
  readonly quads: Promise<Set<Line>>;
}

function run(command: string, args: readonly string[]): Run {
  const child = spawn(process.execPath, [command, ...args], { cwd: strangers, stdio: ['ignore', 'pipe', 'pipe'] });
  const quads = new Set<Line>();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const end = chunk.lastIndexOf('\n');
    if (end < 0) rest += chunk;
    else {
      addQuads(quads, rest + chunk.slice(0, end + 1));
      rest = chunk.slice(end + 1);
    }
  });
  child.stderr.resume();
  const done = new Promise<Set<Line>>((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve(quads));
  });
  return { stop: () => child.kill('SIGKILL'), quads: done };
}

/** `ldes-client` 0.3.0: reads N-Quads first. */
export const ldesClient = (url: string, args: readonly string[] = []): Run => run(bin('ldes-client'), [url, ...args]);

const actor = fileURLToPath(new URL('ldes-actor.ts', import.meta.url));

/**
 * `@treecg/actor-init-ldes-client` 4.0.9: reads JSON-LD only.
 * @param resume keeps its state in the file, and stops when it has caught up or after some pages
 */
export const treeActor = (url: string, resume?: { readonly stateFile: string; readonly pages: number }): Run =>
  run(actor, resume === undefined ? [url] : [url, resume.stateFile, String(resume.pages)]);

/** How a format without graphs names the thing and its nested nodes: after the version. */
function renamed(thing: string, version: string, payload: string): string {
  const nested = new Set([...payload.matchAll(/^<([^>]*)>/gm)].map(([, subject = '']) => subject));
  nested.delete(thing);
  let text = payload.replaceAll(new RegExp(`^<${RegExp.escape(thing)}> `, 'gm'), `<${version}> `);
  for (const subject of nested) {
    const tail = subject.startsWith(`${thing}#`)
      ? subject.slice(thing.length + 1)
      : subject.slice(subject.lastIndexOf('/') + 1);
    // In literals the same letters stand after a quote or a blank, never at a line's start or before its end.
    text = text.replaceAll(
      new RegExp(`^<${RegExp.escape(subject)}> |(?<=> )<${RegExp.escape(subject)}>(?= \\.$)`, 'gm'),
      (found) => (found.endsWith(' ') ? `<${version}#${tail}> ` : `<${version}#${tail}>`),
    );
  }
  return text;
}

export interface Expected {
  /** As N-Quads and TriG have it: the payload in a graph. */
  readonly graphs: Set<Line>;
  /** As JSON-LD, Turtle and N-Triples have it: version objects. */
  readonly versions: Set<Line>;
  readonly count: number;
}

const kinds = { create: 'Create', update: 'Update', delete: 'Delete' } as const;
const xsd = 'http://www.w3.org/2001/XMLSchema#';

async function* allMembers(log: LogReader, stream: string): AsyncIterable<Member> {
  for (let place = 0; ; place += 1000) {
    const members = await log.members(stream, place, 1000);
    yield* members;
    if (members.length < 1000) return;
  }
}

const txOf = async (log: LogReader, stream: string, place: number): Promise<number | undefined> =>
  place < 0 ? undefined : (await log.members(stream, place, 1))[0]?.event.tx;

/** What a complete harvest holds, from the log alone: none of the door's own code. */
export async function expectedFrom(log: LogReader, base: string, stream: string): Promise<Expected> {
  const graphs = new Set<Line>();
  const versions = new Set<Line>();
  let count = 0;
  for await (const { event, kind, place } of allMembers(log, stream)) {
    const version = versionIri(base, event);
    const shares = (await txOf(log, stream, place - 1)) === event.tx;
    const goesOn = (await txOf(log, stream, place + 1)) === event.tx;
    const own = (predicate: string, object: string): string => `<${version}> <${predicate}> ${object} .\n`;
    const head = [
      own(iri('dct', 'isVersionOf'), `<${event.subject}>`),
      own(iri('prov', 'generatedAtTime'), `"${event.at}"^^<${xsd}dateTime>`),
      own(rdfType, `<${iri('as', kinds[kind])}>`),
      own(ownIri(base, 'sequence'), `"${event.seq}"^^<${xsd}integer>`),
      shares || goesOn ? own(ownIri(base, 'transaction'), `<${base}/ldes#transaction-${event.tx}>`) : '',
      shares && !goesOn ? own(ownIri(base, 'lastOfTransaction'), `"true"^^<${xsd}boolean>`) : '',
    ].join('');
    const payload = kind === 'delete' ? '' : event.state.public;
    addQuads(graphs, head + payload.replaceAll(/ \.$/gm, ` <${version}> .`));
    addQuads(versions, head + renamed(event.subject, version, payload));
    count++;
  }
  return { graphs, versions, count };
}

/** What the pages add in JSON-LD so that a client loses nothing (src/ldes/mentions.ts): it says nothing that was not so. */
const isTautology = (line: Line): boolean => line.includes(` | ${rdfType} | ${iri('rdfs', 'Resource')} | `);

/** Sentences: how many are missing, how many are too many, and an example of each; [] when the sets are equal. */
export function differences(got: ReadonlySet<Line>, wanted: ReadonlySet<Line>): readonly string[] {
  const lost = [...wanted.difference(got)];
  const extra = [...got.difference(wanted)].filter((line) => !isTautology(line));
  return [
    ...(lost.length === 0 ? [] : [`${lost.length} of ${wanted.size} lost, such as ${lost[0]}`]),
    ...(extra.length === 0 ? [] : [`${extra.length} too many, such as ${extra[0]}`]),
  ];
}

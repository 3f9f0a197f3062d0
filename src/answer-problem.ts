// Turns anything thrown into an answer: problem+json (RFC 9457) for programs, a readable page for people.
// An unexpected failure is reported with its cause and told to nobody.
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { anyone } from './access/policy.ts';
import type { Hub } from './hub.ts';
import { catalogue, Problem, type ProblemType } from './problem.ts';
import { negotiate } from './rdf/negotiate.ts';
import type { Violation } from './shacl/shapes.ts';
import { webContext } from './web/context.ts';
import { renderProblem } from './web/pages/problem.ts';
import { sendPage } from './web/send.ts';
import { chooseLang, type Lang } from './web/words.ts';

interface HttpFault {
  readonly status?: number;
  readonly type?: string;
  readonly message: string;
}

const faults: Readonly<Record<string, readonly [ProblemType, string]>> = {
  'entity.too.large': ['too-large', 'The body is larger than this address takes.'],
  'encoding.unsupported': [
    'unsupported-media-type',
    'This Content-Encoding is not read. Send it plain, gzip, deflate or br.',
  ],
  'charset.unsupported': ['unsupported-media-type', 'Only UTF-8 is read.'],
  'request.size.invalid': ['bad-request', 'The body is shorter or longer than Content-Length says.'],
  'request.aborted': ['bad-request', 'The body broke off.'],
  'parameters.too.many': ['too-large', 'The form has too many fields.'],
};

/** What Express and its body readers throw, as a Problem; undefined for what we did not expect. */
function toProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof URIError)
    return new Problem('bad-request', 'The address has a % that is not followed by two hex digits.');
  const { type = '', status = 500, message } = error as HttpFault;
  const known = faults[type];
  if (known !== undefined) return new Problem(...known);
  return status >= 400 && status < 500 ? new Problem('bad-request', message) : undefined;
}

export function answerProblems(hub: Hub): ErrorRequestHandler {
  return async (error: unknown, request, response, _next) => {
    const problem = toProblem(error) ?? unexpected(hub, request, error);
    if (response.headersSent) return void response.destroy();
    try {
      setHeaders(response, problem);
      if (negotiate(request.headers.accept, ['application/problem+json', 'text/html']) === 'text/html')
        await answerPerson(hub, request, response, problem);
      else answerProgram(hub, request, response, problem);
    } catch (failure) {
      hub.report(failure, 'answering a problem');
      response.status(500).type('text').send('Internal error');
    }
  };
}

function unexpected(hub: Hub, request: Request, error: unknown): Problem {
  const instance = randomUUID();
  hub.report(error, `${request.method} ${request.path} (${instance})`);
  const detail = {
    nl: `Er ging iets mis. Het nummer is ${instance}.`,
    en: `Something went wrong. Its number is ${instance}.`,
  };
  return new Problem('internal', detail, { instance: `urn:uuid:${instance}` });
}

function setHeaders(response: Response, problem: Problem): void {
  for (const name of ['etag', 'last-modified', 'link', 'memento-datetime'])
    if (problem.type !== 'gone') response.removeHeader(name);
  response.set('cache-control', 'no-store').vary('accept, accept-language');
  if (problem.status === 401) response.set('www-authenticate', 'Bearer realm="Vijver"');
  const { retryAfter, allow } = problem.extra;
  if (problem.status === 429 || problem.status === 503) response.set('retry-after', String(retryAfter ?? 2));
  if (typeof allow === 'string') response.set('allow', allow);
}

async function answerPerson(hub: Hub, request: Request, response: Response, problem: Problem): Promise<void> {
  const ctx = await webContext(hub, request).catch(() => webContext(hub, request, anyone));
  sendPage(ctx, response, await renderProblem(ctx, problem), problem.status);
}

function answerProgram(hub: Hub, request: Request, response: Response, problem: Problem): void {
  // A program that takes any language (`*`, as fetch sends it) gets what programmers read.
  const lang = chooseLang({ accept: `${request.headers['accept-language'] ?? ''},en` });
  const extra = { ...problem.extra };
  if (Array.isArray(extra['violations']))
    extra['violations'] = (extra['violations'] as Violation[]).map((each) => ({
      ...each,
      message: each.message[lang],
    }));
  const body = {
    ...extra,
    type: `${hub.base}/problems/${problem.type}`,
    title: titleOf(problem.type, lang),
    status: problem.status,
    detail: (lang === 'nl' ? problem.dutch : undefined) ?? problem.message,
  };
  response.status(problem.status).set('content-language', lang);
  response.type('application/problem+json').send(JSON.stringify(body));
}

const titleOf = (type: ProblemType, lang: Lang): string => catalogue[type][lang].title;

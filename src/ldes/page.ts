// The overview of the streams as a page for people: what they are, which there are, how to follow one.
import type { Module } from '../module.ts';
import { html, type Html } from '../web/html.ts';
import { nameOf, type Stream } from './stream.ts';

const words = {
  nl: {
    title: 'Gebeurtenisstromen',
    intro:
      'Elke publieke wijziging in de hub verschijnt hier als gebeurtenis: gemaakt, gewijzigd of verwijderd, in volgorde en voorgoed. Wie een stroom volgt, heeft altijd dezelfde gegevens als wij, zonder iets te vragen.',
    how: 'Volgen',
    follow: 'Met een bestaand programma, bijvoorbeeld:',
    stream: 'Stroom',
    members: 'Gebeurtenissen',
    last: 'Laatste',
    none: 'nog geen',
    spec: 'De stromen volgen Linked Data Event Streams en TREE: gesloten pagina’s veranderen nooit meer.',
  },
  en: {
    title: 'Event streams',
    intro:
      'Every public change in the hub appears here as an event: created, updated or deleted, in order and for good. Whoever follows a stream always has the data that we have, without asking.',
    how: 'Following',
    follow: 'With an existing program, for instance:',
    stream: 'Stream',
    members: 'Events',
    last: 'Newest',
    none: 'none yet',
    spec: 'The streams follow Linked Data Event Streams and TREE: closed pages never change again.',
  },
} as const;

export function renderOverview(modules: readonly Module[], streams: readonly Stream[], lang: 'nl' | 'en'): Html {
  const text = words[lang];
  const example = streams[0]?.root ?? '';
  const rows = streams.map(
    (stream) =>
      html`<tr id="${encodeURIComponent(stream.name)}">
        <td>
          <a href="/ldes/${encodeURIComponent(stream.name)}">${nameOf(modules, stream)[lang]}</a><br /><code
            >${stream.root}</code
          >
        </td>
        <td>${stream.count.toLocaleString(lang)}</td>
        <td>
          ${stream.lastAt === undefined ? text.none : html`<time datetime="${stream.lastAt}">${stream.lastAt.slice(0, 19).replace('T', ' ')}</time>`}
        </td>
      </tr> `,
  );
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${text.title} · Vijver</title>
      </head>
      <body>
        <main>
          <h1>${text.title}</h1>
          <p>${text.intro}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">${text.stream}</th>
                <th scope="col">${text.members}</th>
                <th scope="col">${text.last}</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
          <h2>${text.how}</h2>
          <p>${text.follow}</p>
          <pre><code>npx ldes-client ${example} -o ascending</code></pre>
          <p>${text.spec}</p>
        </main>
      </body>
    </html> `;
}

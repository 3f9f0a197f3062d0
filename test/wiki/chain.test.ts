import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoHub, untilReady } from '../demo-hub.ts';
import type { TestHub } from '../hub.ts';
import { formIn, signIn } from '../web/session.ts';

describe('meetings, decisions, actions and applications', () => {
  let hub: TestHub;
  const shown = async (path: string, headers: Record<string, string> = hub.as('reader')): Promise<string> =>
    (await hub.get(path, 'text/html', headers)).text();
  const settled = async (): Promise<void> => {
    await untilReady(hub);
  };
  beforeAll(async () => {
    hub = await demoHub();
  }, 60_000);
  afterAll(() => hub.close());

  it('show the chain: from a meeting to its decisions, and to the actions that follow from either', async () => {
    const meeting = await shown('/doc/meeting/overleg-2');
    expect(meeting).toContain('Merknamen worden geen voorkeursterm');
    expect(meeting).toContain('Herbruikbare bekers voorstellen als term');
    expect(meeting).toContain('Nakijken wie een geldig attest objecten hanteren heeft');
    expect(await shown('/doc/decision/attest-hanteren-verplicht')).toContain('Nakijken wie een geldig attest');
  });

  it('begin a decision at its meeting for who may write, and for nobody else', async () => {
    expect(await shown('/doc/meeting/overleg-2')).not.toContain('Leg een beslissing vast');
    const meeting = await shown('/doc/meeting/overleg-2', hub.as('editor'));
    const link = /href="(\/wiki\/new\/decision\?[^"]+)"/.exec(meeting)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await shown(link, hub.as('editor'));
    expect(form).toContain('value="Overleg van de zes strategen: termen en zalen"');
    const day = (await shown('/doc/meeting/overleg-2.nt', hub.as('editor'))).match(
      /startDate> "(\d{4}-\d\d-\d\d)/,
    )?.[1];
    expect(form).toContain(`value="${day}"`);
  });

  it('tell what is open, per museum, and nothing of it to a stranger', async () => {
    const all = await shown('/wiki/actions');
    expect(all).toContain('Objectlijst van “Aan tafel!” samenbrengen');
    expect(all).not.toContain('Herbruikbare bekers voorstellen');
    const hva = await shown('/wiki/actions?museum=hva');
    expect(hva).toContain('brooddozen');
    expect(hva).not.toContain('Afbakening van meeneemverpakkingen');
    const stranger = await shown('/wiki/actions', {});
    expect(stranger).not.toMatch(/brooddozen|Objectlijst/);
  });

  it('close an action by one button', async () => {
    const person = await signIn(hub, hub.token('admin'));
    const sent = formIn(await (await person.get('/doc/action/brooddozen-tellen')).text(), '/wiki/done');
    expect((await person.post('/wiki/done', sent)).status).toBe(303);
    expect((await person.post('/wiki/done', sent)).status).toBe(412);
    await settled();
    expect(await shown('/wiki/actions?museum=hva')).not.toContain('Nagaan hoeveel brooddozen');
    expect(await (await person.get('/doc/action/brooddozen-tellen')).text()).not.toContain('action="/wiki/done"');
  });

  it('say of every application which manual explains it, and which has none', async () => {
    const register = await shown('/wiki/applications');
    for (const text of [
      'Adlib en Axiell Collections',
      'Een object beschrijven in Adlib',
      'termen beheren',
      'uitdovend',
    ])
      expect(register).toContain(text);
    expect(register).toMatch(/Zaalplanning in rekenbladen[\s\S]*?data-s="no">geen</);
  });
});

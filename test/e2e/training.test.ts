// Training in a real browser: enrol, agree, wait and move up, note who was there, certificate, say and confirm a skill, the matrix.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestHub } from '../hub.ts';
import { colleague, edition, put, school } from '../training/staff.ts';
import { findings } from './axe.ts';
import { launch, noBrowser, open } from './browser.ts';

type Colleague = Awaited<ReturnType<typeof colleague>>;

describe.skipIf(noBrowser !== undefined)('training in a real browser', () => {
  let hub: TestHub;
  let browser: Browser;
  let [elif, wout, lead, teacher]: Colleague[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    [hub, browser] = [await school({ capacity: 1 }), await launch()];
    await put(hub, '/doc/edition/vandaag', edition({ capacity: 5, start: 0 }).replace('Eerste groep', 'Vandaag'));
    [elif, wout] = [await colleague(hub, 'Elif'), await colleague(hub, 'Wout')];
    const people = [elif.person, wout.person];
    lead = await colleague(hub, 'Leidster', { grants: [{ role: 'lead', people }] as never });
    teacher = await colleague(hub, 'Lesgever', { grants: [{ role: 'trainer', museum: 'msk' }] });
  });
  afterAll(async () => {
    await browser.close();
    await hub.close();
  });

  /** Somebody's browser at a page; what the console or axe complains about is gathered. */
  async function at(who: Colleague | undefined, path: string, work: (page: Page) => Promise<void>): Promise<void> {
    const { page, complaints, close } = await open(browser);
    await page.context().addCookies([{ name: 'vijver_session', value: who?.browser.session() ?? '', url: hub.url }]);
    await page.goto(hub.url + path);
    faults.push(...(await findings(page)).map((each) => `${path}: ${each}`));
    await work(page);
    faults.push(...complaints);
    await close();
  }
  const press = async (page: Page, name: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name }).first().click();
    await page.waitForURL(/done=/);
  };
  const says = async (page: Page, text: string): Promise<void> =>
    expect(await page.getByRole('main').innerText()).toContain(text);

  it('gives the one seat to who asks first, and lets the other wait and move up', async () => {
    await at(elif, '/doc/edition/eerste', async (page) => {
      await press(page, 'Schrijf mij in');
      await says(page, 'gevraagd, wacht op akkoord');
    });
    await at(wout, '/doc/edition/eerste', async (page) => {
      await press(page, 'Zet mij op de wachtlijst');
      await says(page, 'wacht, plaats 1');
    });
    await at(lead, '/doc/edition/eerste', async (page) => {
      await press(page, 'Akkoord');
      await says(page, 'heeft een plaats');
    });
    await at(elif, '/training/me', async (page) => press(page, 'Schrijf mij uit'));
    await at(wout, '/training/me', async (page) => says(page, 'gevraagd, wacht op akkoord'));
  });

  it('notes who was there, and hands over a certificate', async () => {
    await at(wout, '/doc/edition/vandaag', async (page) => press(page, 'Schrijf mij in'));
    await at(teacher, '/doc/edition/vandaag', async (page) => {
      await press(page, 'Was er');
      await says(page, 'gevolgd');
    });
    await at(wout, '/training/me', async (page) => {
      const href = await page.getByRole('link', { name: 'Attest (pdf)' }).getAttribute('href');
      const answer = await page.request.get(hub.url + href);
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    });
  });

  it('lets somebody say what they can, the lead confirm it, and shows both in the matrix', async () => {
    await at(elif, '/training/me', async (page) => {
      await page.getByLabel('Vaardigheid').selectOption({ label: 'eerste hulp' });
      await page.getByLabel('Niveau').selectOption('2');
      await press(page, 'Bewaar');
      await says(page, 'zelf ingeschat op 2');
    });
    await at(lead, '/training/team', async (page) => {
      await says(page, 'Elif');
      await press(page, 'Bevestig');
      const row = page.getByRole('row', { name: /eerste hulp/ }).first();
      expect(await row.innerText()).toContain('2 van 2');
    });
    await at(lead, '/training/team?only=gaps', async (page) => says(page, 'Alle vaardigheden'));
  });

  it('lets somebody plan what their function asks, and the lead agree and say something about it', async () => {
    let goal = '';
    await at(elif, '/training/me', async (page) => {
      await page.getByRole('link', { name: 'Zet in mijn plan' }).first().click();
      await page.getByLabel('Waarom').fill('Voor de nieuwe tentoonstelling');
      await press(page, 'Zet in mijn plan');
      goal = new URL(page.url()).pathname;
      await says(page, 'nog niet');
      faults.push(...(await findings(page)).map((each) => `${goal}: ${each}`));
    });
    await at(lead, '/training/team', async (page) => says(page, 'Plannen van het team'));
    await at(lead, goal, async (page) => {
      await says(page, 'Voor de nieuwe tentoonstelling');
      await press(page, 'Akkoord');
      await page.getByLabel('Zeg er iets over').fill('Mooi plan.');
      await press(page, 'Voeg toe');
    });
    await at(elif, goal, async (page) => {
      await says(page, 'Mooi plan.');
      await press(page, 'Ik ben ermee bezig');
      await says(page, 'bezig');
    });
    await at(wout, goal, async (page) => says(page, 'niet voor jou'));
  });

  it('adds what shows a skill, and judges a course with words', async () => {
    await at(elif, '/training/me', async (page) => {
      await page.getByRole('link', { name: 'Bewijs' }).first().click();
      await page.getByLabel('Waaruit blijkt het?').fill('https://voorbeeld.be/attest');
      await press(page, 'Voeg bewijs toe');
      await says(page, 'https://voorbeeld.be/attest');
      faults.push(...(await findings(page)).map((each) => `evidence: ${each}`));
    });
    await at(wout, '/training/me', async (page) => {
      await page.getByText('Hoe was het?').click();
      await page.getByLabel('Wat kan beter?').fill('Meer oefenen');
      await press(page, 'Zeg het');
      await says(page, 'Je gaf 5 op 5');
    });
  });

  it('gives an edition its hours and its room by one form', async () => {
    await put(
      hub,
      '/doc/room/zaal',
      `@prefix cji: <https://data.vlaanderen.be/ns/cultuur-en-jeugd/infrastructuur#> .
       <> a cji:Infrastructuur ; cji:Infrastructuur.naam "Grote zaal"@nl ; vijver:museum <http://hub.test/id/agent/msk> .`,
    );
    await at(teacher, '/training/edition/eerste/plan', async (page) => {
      await page.getByLabel('Zaal', { exact: true }).selectOption({ label: 'Grote zaal, MSK Gent' });
      await press(page, 'Bewaar en boek');
      await says(page, 'Grote zaal');
      await press(page, 'Laat niet doorgaan');
      await says(page, 'vrijgegeven');
    });
  });

  it('is read by everybody, and complains of nothing', async () => {
    await at(undefined, '/training', async (page) => says(page, 'Leren gidsen'));
    expect(faults).toEqual([]);
  });
});

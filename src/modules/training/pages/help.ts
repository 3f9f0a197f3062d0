// Who can help me with …? Colleagues who said that they want to be found for it, and nobody else.
import type { Ctx } from '../../../web/context.ts';
import { html, type Html } from '../../../web/html.ts';
import { isMuseumKey, museumName } from '../../../web/museums.ts';
import { empty, table } from '../../../web/parts.ts';
import type { Desk } from '../act/desk.ts';
import { namesOfPeople } from '../people.ts';
import { holdsOn } from '../skills.ts';
import { trainingPage } from './frame.ts';
import { skillSelect, skillsOffered } from './offered.ts';

const mostHelpers = 50;

export async function helpPage(ctx: Ctx, desk: Desk): Promise<Html> {
  const skill = ctx.query.get('skill') ?? '';
  const needs = desk.read.profiles().flatMap((profile) => profile.needs.map((need) => need.skill));
  const offered = await skillsOffered(ctx, desk.read.courses(ctx.marks), needs);
  const name = offered.find(([iri]) => iri === skill)?.[1];
  const found =
    name === undefined ? [] : desk.read.helpers(skill, mostHelpers).filter((each) => holdsOn(each, desk.today));
  const people = await namesOfPeople(
    ctx,
    found.map(({ person }) => person),
  );
  const rows = found.map(({ person, level }) => {
    const museum = desk.read.staff(person)?.museum;
    return [
      html`<bdi>${people(person)}</bdi>`,
      isMuseumKey(museum) ? museumName(museum) : '–',
      ctx.t(`training.levels.${level as 1}`),
    ];
  });
  const heads = ['training.who', 'list.museum', 'training.level'] as const;
  const title = ctx.t('training.help');
  const body = html`<form class="row gap" action="/training/help">
      <label for="skill">${ctx.t('training.skill')}</label>
      ${skillSelect(offered, { id: 'skill', chosen: skill, short: true })}
      <button class="btn main">${ctx.t('training.findHelp')}</button>
    </form>
    ${
      name !== undefined &&
      (rows.length === 0
        ? empty(ctx.t('training.noHelp', { skill: name }))
        : html`<div class="cq">
            ${table(
              title,
              heads.map((key) => ({ label: ctx.t(key) })),
              rows,
            )}
          </div>`)
    }`;
  return trainingPage(ctx, { title, lede: ctx.t('training.helpLede') }, body);
}

// What members tell: what happened, with what else, and nothing that is not public.
import { describe, expect, it } from 'vitest';
import { forms } from '../../src/ldes/forms.ts';
import { iri } from '../../src/rdf/ns.ts';
import { concept, createPond, removal, withdrawal } from './pond.ts';

const base = 'http://hub.test';

describe('what a stream tells', () => {
  it('shows nothing internal or personal, also when a thing is withdrawn or leaves', async () => {
    const pond = await createPond({ base });
    const actor = { actor: 'urn:secret-actor', note: 'secret note' };
    await pond.log.append(
      [1, 2, 3, 4].map((n) => concept(base, n)),
      actor,
    );
    await pond.log.append([withdrawal(base, 1), removal(base, 2)], actor);
    // Moves from the list of objects to that of materials.
    const moved = { ...concept(base, 4, 2), streams: ['terms', 'scheme-materials'] };
    await pond.log.append([moved], actor);
    for (const { mediaType } of forms)
      for (const name of ['terms', 'scheme-objects', 'scheme-materials'])
        for (const path of [`/ldes/${name}`, `/ldes/${name}/0/0`])
          expect(await (await pond.get(path, mediaType)).text()).not.toMatch(/CANARY|secret|contributor|editorialNote/);
    const objects = await (await pond.get('/ldes/scheme-objects/0/0')).text();
    expect(objects.match(new RegExp(`<${iri('as', 'Create')}>`, 'g'))).toHaveLength(4);
    const gone = [...objects.matchAll(/^<([^>]+)> <[^>]+type> <[^>]+Delete> \.$/gm)].map(
      ([, version]) => version ?? '',
    );
    expect(gone.map((version) => /c\d/.exec(version)?.[0])).toEqual(['c1', 'c2', 'c4']);
    for (const version of gone)
      expect(
        objects.split('\n').filter((line) => line.endsWith(`> <${version}> .`) && !line.includes('tree#member')),
      ).toEqual([]);
    await pond.close();
  });

  it('marks a change of several as one transaction with one last member', async () => {
    const pond = await createPond({ base });
    await pond.log.append([concept(base, 1)], { actor: 'urn:a' });
    await pond.log.append(
      Array.from({ length: 300 }, (_, i) => concept(base, i + 2)),
      { actor: 'urn:a' },
    );
    const pages = await Promise.all([0, 1].map(async (n) => (await pond.get(`/ldes/terms/0/${n}`)).text()));
    expect(pages.map((text) => text.match(/> <[^>]+ns#transaction> </g)?.length)).toEqual([249, 51]);
    expect(pages.map((text) => text.match(/ns#lastOfTransaction> "true"/g)?.length ?? 0)).toEqual([0, 1]);
    expect(pages[1]?.split('\n').findLast((line) => line.includes('lastOfTransaction'))).toContain('/id/concept/c301/');
    await pond.close();
  });
});

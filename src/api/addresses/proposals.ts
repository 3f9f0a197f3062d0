// Addresses of proposing and deciding. Data only.
import { inPath, inQuery, json, page, ok, type Address } from '../address.ts';

type Thing = NonNullable<Address['parameters']>;

const form = 'application/x-www-form-urlencoded';
const refused = {
  '403': { description: 'This is not yours to decide, or it is closed.', types: ['application/problem+json'] },
  '412': { description: 'The thing changed; the problem names `current`.', types: ['application/problem+json'] },
  '422': { description: 'A reason is missing, or the change breaks a rule.', types: ['application/problem+json'] },
};

export const proposalAddresses = (thing: Thing): readonly Address[] => [
  {
    path: '/terms/proposal',
    method: 'get',
    area: 'documents',
    nl: 'Wat wacht op een beslissing: voorstellen en nieuwe termen',
    en: 'What waits for a decision: proposals and new terms',
    parameters: [
      inQuery('museum', 'Only what this museum decides.'),
      inQuery('scheme', 'Only for this scheme, by the name in its address.'),
    ],
    answers: ok('The page.', [page]),
  },
  ...(
    [
      ['accept', 'Aanvaard een voorstel: de wijziging gebeurt meteen', 'Accept a proposal: the change is made at once'],
      ['reject', 'Wijs een voorstel af, met een reden', 'Reject a proposal, with a reason'],
      ['withdraw', 'Trek je eigen voorstel in', 'Withdraw your own proposal'],
      ['comment', 'Reageer op een voorstel', 'Comment on a proposal'],
    ] as const
  ).map(([verb, nl, en]) => decision(`/doc/proposal/{ref}/${verb}`, nl, en)),
  decision('/doc/{type}/{ref}/approve', 'Keur een voorgestelde term goed', 'Approve a candidate term', thing),
  decision('/doc/{type}/{ref}/refuse', 'Wijs een voorgestelde term af', 'Reject a candidate term', thing),
];

const oneProposal: Thing = [inPath('ref', 'glas-1a2b3c4d', 'Name of the proposal in its address.')];

const decision = (path: string, nl: string, en: string, parameters: Thing = oneProposal): Address => ({
  path,
  method: 'post',
  area: 'documents',
  nl,
  en,
  parameters,
  body: {
    description: '`version`: the version of the thing that you saw; `reason`; `text` for a comment.',
    types: ['application/json', form],
  },
  answers: { '200': { description: 'Done.', types: [json] }, ...refused },
  writes: true,
});

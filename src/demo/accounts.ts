// Who of the demonstration somebody may look around as: a few people of the six museums with the roles that they would have. Data only.
export interface DemoAccount {
  readonly login: string;
  /** The number of the person in the demonstration content. */
  readonly person: string;
  readonly roles: readonly DemoRole[];
  /** What they come for, in English: the command line speaks English. */
  readonly sees: string;
}

interface DemoRole {
  readonly role: string;
  readonly museum?: string;
  /** Numbers of the people whom a team lead leads. */
  readonly people?: readonly string[];
}

/** The people at the front desks of STAM and Huis van Alijn. */
const stamDesk = [
  'aee26c4f-b95e-4e49-b321-7374c2b67593',
  'e5967d60-6bca-4125-8bc1-50ecaf9191a3',
  '6aa30f18-dad4-4539-b599-6f005f19c260',
  '91217d9d-7241-490f-a3a6-8d5d9aa74198',
  'eed90fd7-ccf0-4a8c-8970-9bf65938e9a0',
  'ac7c0311-02ed-4f30-9417-ec19fbcc98db',
  '15906acb-141c-4f70-828c-df8e5a560b21',
  'fa8c8b2d-8855-42d2-a252-61f9c6d76ebc',
  '51fe8c1d-d5a4-4597-8f4f-efe76714ee4b',
  '4f415fb9-c824-48ce-8df7-7a7a5f668810',
  '98491ed6-6682-4282-a79d-a23bbf7cda17',
];
const alijnDesk = [
  '6a388027-8e4c-4596-bc20-e5e926ad46e9',
  '1acfa697-e76e-49d9-a386-b97ead6a77c8',
  'b359ac80-89c6-48ff-8d0e-7a50d89d413f',
  '870f753a-fb22-4815-80ce-8112a2c91b46',
  '5dc48ea3-c460-4d13-8fc9-8d7f4dc41d2a',
  '6bef31e8-1a40-482a-b8b5-61fd6b58cb42',
];
const elif = '66080f17-4c96-48e2-9cbd-0ba3a1a6bcde';
const joris = '3a124c64-7e02-4f05-b7c1-dce27f7695f5';

export const demoAccounts: readonly DemoAccount[] = [
  {
    login: 'noor',
    person: 'eed90fd7-ccf0-4a8c-8970-9bf65938e9a0',
    roles: [{ role: 'reader', museum: 'stam' }],
    sees: 'receives visitors at STAM: her own plan, courses and certificates',
  },
  {
    login: 'elif',
    person: elif,
    roles: [{ role: 'reader', museum: 'smak' }],
    sees: 'guides “Aan tafel!”: her own plan, and what waits for her',
  },
  {
    login: 'samira',
    person: '6fced11d-2bd8-41e6-847a-8387cdde8d51',
    roles: [
      { role: 'planner', museum: 'stam' },
      { role: 'lead', people: stamDesk },
    ],
    sees: 'plans at STAM and leads its front desk: the team, wishes and plans to agree with',
  },
  {
    login: 'hanne',
    person: '9dfb369b-ab13-4fae-a276-55daa05f1119',
    roles: [{ role: 'trainer' }, { role: 'lead', people: [joris, ...alijnDesk] }],
    sees: 'organises training for all six museums: who comes, who was there, numbers per museum',
  },
  {
    login: 'yasmine',
    person: 'c1acc990-6424-450a-a36b-f9b3ddcb369d',
    roles: [
      { role: 'editor', museum: 'smak' },
      { role: 'lead', people: [elif] },
    ],
    sees: 'digital strategist of S.M.A.K., leads Elif',
  },
  {
    login: 'lotte',
    person: '3ceaaf30-8142-48ea-91d9-3080f9b439fc',
    roles: [{ role: 'coordinator' }],
    sees: 'ICT coordinator of the six museums: everything but who may come in',
  },
];

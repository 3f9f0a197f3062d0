// The doors of training, and how a test knocks at each.
import { form, get, q, rdf, type Row } from './knock.ts';

const molen = 'http://hub.test/id/concept/molen';
const goal = { _csrf: 'CSRF', act: 'change', skill: molen, level: '3', due: '2027-06-30', why: 'x', steps: 'x' };

export const trainingDoors: readonly Row[] = [
  {
    routes: [
      'GET /training',
      'GET /training/catalogue',
      ...['ttl', 'jsonld', 'nt', 'rdf'].map((extension) => `GET /training/catalogue.${extension}`),
      'GET /training/me',
      'GET /training/team',
      'GET /training/report',
      'GET /training/help',
      'GET /training/certificate/:ref',
      'GET /training/calendar/:ref.ics',
      'POST /training/enrol',
      'POST /training/enrolment/:ref',
    ],
    open: [
      ...['', '/me', '/team', '/team?only=gaps&page=2', '/report', '/help', '/certificate/x', '/calendar/x.ics'].map(
        (path) => get(`/training${path}`),
      ),
      ...rdf.map((accept) => get('/training/catalogue', accept)),
      ...['ttl', 'jsonld', 'nt', 'rdf'].map((extension) => get(`/training/catalogue.${extension}`, '*/*')),
      get(`/training?museum=stam&skill=${q(molen)}&lang=en`),
      get(`/training/help?skill=${q(molen)}`),
    ],
    aimed: ({ ref, subject }) => [
      get(`/training?skill=${q(subject)}`),
      get(`/training/help?skill=${q(subject)}`),
      get(`/training/certificate/${ref}`),
      get(`/training/calendar/${ref}.ics`, '*/*'),
      form('/training/enrol', { _csrf: 'CSRF', edition: subject, person: subject }, 'text/html'),
      form(`/training/enrolment/${ref}`, { _csrf: 'CSRF', act: 'rate', rating: '3', text: 'x' }, 'text/html'),
    ],
  },
  {
    routes: ['GET /training/skill/:ref', 'POST /training/skill', 'POST /training/skill/:ref'],
    open: [get('/training/skill/x'), form('/training/skill', { _csrf: 'CSRF', skill: molen, level: '9' }, 'text/html')],
    aimed: ({ ref, subject }) => [
      get(`/training/skill/${ref}`),
      form('/training/skill', { _csrf: 'CSRF', skill: subject, level: '3' }, 'text/html'),
      form(`/training/skill/${ref}`, { _csrf: 'CSRF', level: '0' }, 'text/html'),
      form(`/training/skill/${ref}`, { _csrf: 'CSRF', helps: 'yes' }, 'text/html'),
      form(`/training/skill/${ref}`, { _csrf: 'CSRF', evidence: 'x' }, 'text/html'),
      form(`/training/skill/${ref}`, { _csrf: 'CSRF', drop: 'x' }, 'text/html'),
    ],
  },
  {
    routes: [
      'GET /training/plan',
      'GET /training/goal/:ref',
      'POST /training/plan',
      'POST /training/goal/:ref',
      'POST /training/replace/:type/:ref',
    ],
    open: [
      get('/training/plan'),
      get(`/training/plan?skill=${q(molen)}&level=4&due=2027-06-30`),
      get('/training/goal/x'),
      form('/training/plan', { ...goal, level: '9' }, 'text/html'),
    ],
    aimed: ({ ref, subject }) => [
      get(`/training/plan?skill=${q(subject)}&course=${q(subject)}`),
      get(`/training/goal/${ref}`),
      form('/training/plan', { ...goal, skill: subject }, 'text/html'),
      form('/training/plan', { ...goal, course: subject }, 'text/html'),
      ...['busy', 'agree', 'disagree'].map((act) => form(`/training/goal/${ref}`, { _csrf: 'CSRF', act }, 'text/html')),
      form(`/training/goal/${ref}`, goal, 'text/html'),
      form(`/training/goal/${ref}`, { _csrf: 'CSRF', act: 'remark', text: 'x' }, 'text/html'),
      ...['profile', 'course'].map((type) =>
        form(`/training/replace/${type}/${ref}`, { _csrf: 'CSRF', skill: subject }, 'text/html'),
      ),
    ],
  },
  {
    routes: [
      'GET /training/edition/:ref/plan',
      'POST /training/edition/:ref/plan',
      'POST /training/edition/:ref/off',
      'POST /training/edition/:ref/on',
      'POST /training/edition/:ref/follow',
    ],
    open: [get('/training/edition/x/plan')],
    aimed: ({ ref, subject }) => [
      get(`/training/edition/${ref}/plan`),
      form(
        `/training/edition/${ref}/plan`,
        { _csrf: 'CSRF', date: '2099-01-05', from: '09:00', to: '10:00', room: subject },
        'text/html',
      ),
      ...['off', 'on', 'follow'].map((step) =>
        form(`/training/edition/${ref}/${step}`, { _csrf: 'CSRF' }, 'text/html'),
      ),
    ],
  },
];

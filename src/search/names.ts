// Given names that are one name in Dutch, French, Latin and English, as makers in Flemish museums carry them, and the
// signs of generations. Data; add a row where two forms of a name fail to meet.
const groups = [
  'jan johannes joannes johan johann jean john giovanni hans juan',
  'joseph jozef josef jef giuseppe josephus',
  'pieter petrus pierre peter peeter piet pietro',
  'willem guillaume wilhelm william guilielmus guglielmo',
  'jacob jacobus jacques jakob james jaak giacomo',
  'frans francois franciscus franz francis francesco',
  'karel charles carolus carl karl carlo',
  'lodewijk lodewyk louis ludovicus ludwig luigi',
  'hendrik henri henricus heinrich henry hendrick enrico',
  'antoon anton antonius antoine antonie anthony anthonie antonio anthonis',
  'filip philippe filips philips philip philipp filippo philippus',
  'paul paulus pauwel paolo pauwels',
  'michiel michael michel michelangelo michaël',
  'nicolaas nicolas nikolaas nicolaes claes klaas niccolo nicolo nicolaus',
  'andries andreas andre andrea andrew',
  'lukas lucas luc luca',
  'marcus mark marc marco',
  'mattheus matthijs mathieu matthys mathys matteo matthias mathias',
  'gerard gerardus gheeraert geeraard gerrit gerhard',
  'cornelis cornelius corneille kornelis',
  'adriaan adrianus adrien adriaen adrian',
  'joris george georges georgius georg jurgen',
  'edouard eduard edward edouardus',
  'emiel emile emil emilius',
  'albert albertus albrecht',
  'theodoor theodor theodore dirk theodorus',
  'ignatius ignace ignaas',
  'alfons alphonse alphonsus alphons',
  'rafael raphael raffaello',
  'hubert huibrecht hubertus',
  'gillis egidius gilles aegidius egide',
  'steven stefaan etienne stephanus stephen stefan',
  'maria marie mary mariette',
  'i sr senior oude',
  'ii jr junior jonge',
];

const groupOf = new Map(
  groups.flatMap((group, i) => group.split(' ').map((name) => [name.replaceAll('ij', 'y'), i] as const)),
);

/** Are two folded words forms of one given name? */
export function sameGivenName(a: string, b: string): boolean {
  const group = groupOf.get(a);
  return group !== undefined && group === groupOf.get(b);
}

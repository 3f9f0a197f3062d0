// Office documents are ZIP packages: read by their table of contents alone, never unpacked. Refuses macros, packages that
// would unpack to far more than they are, and names that lead out of the package.
import { formats, type Format, type MediaType } from './formats.ts';
import { damaged, notKept } from './refuse.ts';

interface Entry {
  readonly name: string;
  readonly unpacked: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
/** The end of a package is at most this far from its last byte: a fixed part and a comment. */
const endReach = 22 + 65_535;
const mostEntries = 10_000;
const mostUnpacked = 500_000_000;
const mostTimes = 200;
const macro = /vbaProject|vbaData|macrosheets\/|activeX\/|^Basic\/|^Scripts\//i;

/** @throws Problem unsupported-media-type */
export function readOffice(file: Buffer): MediaType {
  const entries = entriesOf(file);
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > mostUnpacked || total > mostTimes * file.length + 1_000_000)
    throw notKept({ nl: 'een pakket dat uitgepakt veel te groot is', en: 'a package that unpacks to far too much' });
  if (entries.some(({ name }) => macro.test(name)))
    throw notKept({
      nl: 'een document met macro’s (bewaar het zonder)',
      en: 'a document with macros (save it without)',
    });
  if (entries.some(({ name }) => /^[/\\]|\.\.[/\\]|^[a-z]:/i.test(name))) throw damaged('ZIP');
  const found = typeOf(file, new Set(entries.map(({ name }) => name)), entries);
  if (found === undefined) throw notKept({ nl: 'een ZIP-archief', en: 'a ZIP archive' });
  return found;
}

function typeOf(file: Buffer, names: ReadonlySet<string>, entries: readonly Entry[]): MediaType | undefined {
  const said = odfType(file);
  const isOoxml = names.has('[Content_Types].xml');
  return (Object.entries(formats) as [MediaType, Format][]).find(([type, { office }]) => {
    if (office === undefined) return false;
    if ('odf' in office) return type === said && names.has('content.xml');
    return isOoxml && entries.some(({ name }) => name.startsWith(office.folder));
  })?.[0];
}

/** ODF 1.3, part 2, 3.3: the first file of the package is `mimetype`, as it is. */
function odfType(file: Buffer): string | undefined {
  const nameLength = file.readUInt16LE(26);
  const from = 30 + nameLength + file.readUInt16LE(28);
  if (file.toString('latin1', 30, 30 + nameLength) !== 'mimetype' || file.readUInt16LE(8) !== 0) return undefined;
  return file.toString('latin1', from, from + Math.min(200, file.readUInt32LE(18)));
}

function entriesOf(file: Buffer): readonly Entry[] {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(endMark);
  const end = file.lastIndexOf(mark);
  if (end === -1 || end + 22 > file.length || end < file.length - endReach) throw damaged('ZIP');
  const count = file.readUInt16LE(end + 10);
  if (count === 0 || count > mostEntries) throw damaged('ZIP');
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || file.readUInt32LE(at) !== entryMark) throw damaged('ZIP');
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    entries.push({ name: file.toString('utf8', at + 46, nameEnd), unpacked: file.readUInt32LE(at + 24) });
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

// A certificate on one sheet: fonts inside, title and language told, headings and paragraphs tagged for who listens.
// Knows texts only; who may have it is asked before.
import { readFileSync } from 'node:fs';
import Sheet from 'pdfkit';

export interface Certificate {
  readonly lang: string;
  readonly title: string;
  readonly name: string;
  readonly followed: string;
  readonly course: string;
  readonly day: string;
  readonly skillsHead: string;
  readonly skills: readonly string[];
  readonly validity: string;
  readonly from: string;
  readonly number: string;
  readonly made: Date;
}

/** Static cuts of our typefaces, Latin and extended Latin, since a subset of a variable one embeds badly. */
const asset = (name: string): Buffer => readFileSync(new URL(`../../../../assets/${name}`, import.meta.url));
const fonts = { serif: asset('attest-serif.ttf'), sans: asset('attest-sans.ttf') };

const ink = '#13211f';
const soft = '#47564f';
const water = '#0a5b60';
const margin = 64;

/** @returns the bytes of a PDF 1.7 */
export function renderCertificate(certificate: Certificate): Promise<Buffer> {
  const { lang, title, name, made } = certificate;
  const info = {
    Title: `${title}, ${name}, ${certificate.course}`,
    Author: certificate.from,
    Creator: 'Vijver',
    CreationDate: made,
  };
  const doc = new Sheet({
    size: 'A4',
    layout: 'landscape',
    margin,
    lang,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info,
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    doc.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
  });
  for (const [each, bytes] of Object.entries(fonts)) doc.registerFont(each, bytes);
  draw(doc, certificate);
  doc.end();
  return done;
}

function draw(doc: Sheet, certificate: Certificate): void {
  const whole = doc.struct('Document');
  doc.addStructure(whole);
  const width = doc.page.width - 2 * margin;
  mark(doc);
  const say = (tag: string, text: string, style: Style): void => {
    const { font = 'sans', size, colour = ink, y } = style;
    whole.add(
      doc.struct(tag, () => void doc.font(font).fontSize(size).fillColor(colour).text(text, margin, y, { width })),
    );
  };
  say('H1', certificate.title, { size: 15, colour: soft, y: 118 });
  say('P', certificate.name, { font: 'serif', size: sizeFor(certificate.name), y: 148 });
  say('P', certificate.followed, { size: 14, colour: soft, y: doc.y + 12 });
  say('P', certificate.course, { font: 'serif', size: 26, y: doc.y + 4 });
  say('P', certificate.day, { size: 14, y: doc.y + 8 });
  if (certificate.skills.length > 0) {
    say('H2', certificate.skillsHead, { size: 12, colour: soft, y: doc.y + 22 });
    say('P', certificate.skills.join(', '), { size: 14, y: doc.y + 3 });
  }
  say('P', `${certificate.from}. ${certificate.validity}`, { size: 13, y: doc.page.height - 112 });
  say('P', certificate.number, { size: 9, colour: soft, y: doc.page.height - 88 });
  whole.end();
}

interface Style {
  readonly font?: 'serif' | 'sans';
  readonly size: number;
  readonly colour?: string;
  readonly y: number;
}

const sizeFor = (name: string): number => (name.length > 40 ? 26 : 44);

/** The water line and the two dots with their reflection: for the eye only. */
function mark(doc: Sheet): void {
  doc.markContent('Artifact', { type: 'Layout' });
  for (const [x, y] of [
    [margin + 14, 66],
    [margin + 34, 66],
    [margin + 14, 90],
    [margin + 34, 90],
  ] as const)
    doc.circle(x, y, y === 66 ? 5 : 4).fill(y === 66 ? ink : '#cfe05a');
  doc
    .lineWidth(1.5)
    .strokeColor(water)
    .moveTo(margin, 78)
    .lineTo(doc.page.width - margin, 78)
    .stroke();
  doc
    .lineWidth(0.75)
    .strokeColor(soft)
    .moveTo(margin, doc.page.height - 124)
    .lineTo(doc.page.width - margin, doc.page.height - 124)
    .stroke();
  doc.endMarkedContent();
}

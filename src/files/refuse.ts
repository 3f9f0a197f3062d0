// The ways a file is refused: each says to people what it is and what to do now.
import { Problem } from '../problem.ts';

const kept = 'PNG, JPEG, WebP, GIF, PDF, tekst, CSV, docx, xlsx, pptx, odt, ods';

/** @param what it seems to be, in Dutch and English */
export const notKept = (what: { readonly nl: string; readonly en: string }): Problem =>
  new Problem('unsupported-media-type', {
    nl: `Dit bestand is ${what.nl}; dat bewaart het handboek niet. Wel: ${kept}.`,
    en: `This file is ${what.en}, which the handbook does not keep. It keeps: ${kept.replace('tekst', 'text')}.`,
  });

/** @param kind `PNG` */
export const damaged = (kind: string): Problem =>
  new Problem('unsupported-media-type', {
    nl: `Dit ${kind}-bestand is beschadigd of niet af. Open het in het programma waarin het gemaakt is, bewaar het opnieuw en probeer nog eens.`,
    en: `This ${kind} file is damaged or cut off. Open it in the program that made it, save it again and try once more.`,
  });

export const tooManyPixels = (width: number, height: number, mega: number): Problem =>
  new Problem('too-large', {
    nl: `Deze afbeelding is ${width} bij ${height} pixels groot; het handboek bewaart er hoogstens ${mega} miljoen. Verklein ze en probeer opnieuw.`,
    en: `This picture is ${width} by ${height} pixels; the handbook keeps at most ${mega} million. Make it smaller and try again.`,
  });

export const tooManyBytes = (most: number): Problem =>
  new Problem('too-large', {
    nl: `Dit bestand is groter dan ${most / 1_000_000} MB. Maak het kleiner, of verwijs naar de plaats waar het staat.`,
    en: `This file is larger than ${most / 1_000_000} MB. Make it smaller, or link to where it is kept.`,
  });

export const noRoom = (): Problem =>
  new Problem('storage-full', {
    nl: 'Er is geen plaats meer voor bijlagen. Er is niets bewaard: vraag de beheerder om plaats te maken.',
    en: 'There is no room left for attachments. Nothing was saved: ask the operator to make room.',
  });

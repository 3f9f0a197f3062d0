// Which kinds of files the hub keeps, and how each goes out. What is not in this table does not come in. Data only.

export interface Format {
  readonly extensions: readonly [string, ...string[]];
  /** A raster picture: the only thing that a browser may show in place. */
  readonly picture?: true;
  /** What the file starts with in a package of OOXML, or the `mimetype` that an ODF package says first. */
  readonly office?: { readonly folder: string } | { readonly odf: true };
}

export const formats = {
  'image/png': { extensions: ['png'], picture: true },
  'image/jpeg': { extensions: ['jpg', 'jpeg'], picture: true },
  'image/webp': { extensions: ['webp'], picture: true },
  'image/gif': { extensions: ['gif'], picture: true },
  'application/pdf': { extensions: ['pdf'] },
  'text/plain': { extensions: ['txt', 'md'] },
  'text/csv': { extensions: ['csv'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extensions: ['docx'],
    office: { folder: 'word/' },
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extensions: ['xlsx'],
    office: { folder: 'xl/' },
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    extensions: ['pptx'],
    office: { folder: 'ppt/' },
  },
  'application/vnd.oasis.opendocument.text': { extensions: ['odt'], office: { odf: true } },
  'application/vnd.oasis.opendocument.spreadsheet': { extensions: ['ods'], office: { odf: true } },
} as const satisfies Record<string, Format>;

export type MediaType = keyof typeof formats;

export const isMediaType = (text: string): text is MediaType => Object.hasOwn(formats, text);
const formatOf = (type: MediaType): Format => formats[type];
export const isPicture = (type: string): boolean => isMediaType(type) && formatOf(type).picture === true;

/** `docx`: what people know a kind of file by. */
export const extensionOf = (type: MediaType): string => formats[type].extensions[0];

/** Every ending that a file may come with, for the box that chooses one. */
export const accepted: string = Object.values(formats)
  .flatMap(({ extensions }) => extensions.map((each) => `.${each}`))
  .join(',');

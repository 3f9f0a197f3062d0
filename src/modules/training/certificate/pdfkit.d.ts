// What we use of pdfkit, which ships no types.
declare module 'pdfkit' {
  export interface Options {
    readonly size: 'A4';
    readonly layout: 'landscape';
    readonly margin: number;
    readonly lang: string;
    readonly tagged: boolean;
    readonly displayTitle: boolean;
    readonly pdfVersion: '1.7';
    readonly info: Readonly<Record<string, string | Date>>;
  }

  export interface Structure {
    add(child: Structure): Structure;
    end(): void;
  }

  export interface TextOptions {
    readonly width?: number;
    readonly lineGap?: number;
  }

  export default class {
    constructor(options: Options);
    readonly page: { readonly width: number; readonly height: number };
    readonly y: number;
    on(event: 'data', listener: (chunk: Buffer) => void): this;
    on(event: 'end', listener: () => void): this;
    registerFont(name: string, bytes: Buffer): this;
    font(name: string): this;
    fontSize(points: number): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(points: number): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    circle(x: number, y: number, radius: number): this;
    stroke(): this;
    fill(colour: string): this;
    struct(type: string, children?: (() => void) | readonly (() => void)[]): Structure;
    addStructure(structure: Structure): this;
    markContent(tag: 'Artifact', options: { readonly type: 'Layout' }): this;
    endMarkedContent(): this;
    end(): void;
  }
}

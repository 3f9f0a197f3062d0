// Requests as no decent client sends them: bytes on a socket, and what comes back.
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends the text as it is and reads until the other side closes. */
export function raw(url: string, bytes: string, timeoutMs = 5000): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    let text = '';
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`No answer to ${JSON.stringify(bytes.slice(0, 80))}`)));
    socket.setEncoding('latin1').on('data', (chunk) => (text += String(chunk)));
    // A server that has refused hangs up while we still talk.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(parse(text)) : reject(error),
    );
    socket.on('close', () => resolve(parse(text)));
  });
}

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  return {
    status: Number(/^HTTP\/1\.\d (\d{3})/.exec(head)?.[1] ?? 0),
    head,
    body: end < 0 ? '' : text.slice(end + 4),
  };
}

/** One request line and headers, closed after. */
export const request = (line: string, headers: readonly string[] = [], body = ''): string =>
  `${line} HTTP/1.1\r\n${['Host: hub.test', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n${body}`;

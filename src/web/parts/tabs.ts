// Tabs that are links: parts of one thing, each with an address of its own. Knows no script.
import { html, type Child, type Html } from '../html.ts';

export interface Tab {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean;
  /** How many there are behind it. */
  readonly count?: Child;
}

/** @param label what the tabs are parts of, for who cannot see them */
export const tabs = (label: string, all: readonly Tab[]): Html =>
  html`<nav class="tabs" aria-label="${label}">
    ${all.map(
      ({ label: name, href, current = false, count }) =>
        html`<a href="${href}" ${current && html` aria-current="page"`}
          >${name}${count !== undefined && html` <span class="n">${count}</span>`}</a
        >`,
    )}
  </nav>`;

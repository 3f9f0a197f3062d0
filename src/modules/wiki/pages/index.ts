// Which kinds of things of the wiki have a page of their own. Data only.
import type { ThingPages } from '../../../web/pages/thing.ts';
import { attachmentPage } from '../attachments/page.ts';
import { actionPage, decisionPage, meetingPage } from './chain.ts';
import { fieldPage } from './field.ts';
import { wikiPage } from './page.ts';

export const wikiPages: ThingPages = {
  page: wikiPage,
  field: fieldPage,
  meeting: meetingPage,
  decision: decisionPage,
  action: actionPage,
  attachment: attachmentPage,
};

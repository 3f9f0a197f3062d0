// Texts in English of where people work: forms, search, messages, accounts, data, design.
import type { nlWork } from './nl-work.ts';

export const enWork: Readonly<Record<keyof typeof nlWork, string>> = {};

// The two languages of the hub and how a request chooses one. Texts themselves stand in catalogues next to this file.
export type Lang = 'nl' | 'en';

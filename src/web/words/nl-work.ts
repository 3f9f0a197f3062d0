// Texts in Dutch of where people work: forms, search, messages, accounts, data, design.
export const nlWork = {} as const;

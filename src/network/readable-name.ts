/** A class or property name as words: `ArmsTransfer` → `arms transfer`, `memberOf` → `member of`. Capital words (`OTHER`) stay one. */
export const readableName = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();

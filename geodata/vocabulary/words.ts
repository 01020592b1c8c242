/** What is said to people, in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

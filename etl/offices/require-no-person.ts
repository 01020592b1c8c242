import { defineError } from '#geodata/errors.ts';
import { findPersonalData } from '../map/personal-data.ts';

type Noun = 'award' | 'order' | 'month';

const faultsOf = (noun: Noun) => ({
  personalData: defineError(
    `${noun}_personal_data`,
    422,
    (field: string) =>
      `${field}中含有证件、电话或银行账号：只登记机构和岗位，不登记个人信息。${field} holds a number of an identity card, phone or bank account: give office and post only.`,
  ),
  postUnclear: defineError(
    `${noun}_post_unclear`,
    422,
    (post: string) =>
      `“${post}”不像岗位名称：请写岗位(如科长、经办岗)，不写姓名。"${post}" does not read as a post: write the post (head of division, clerk), not a name.`,
  ),
});
const faults = { award: faultsOf('award'), order: faultsOf('order'), month: faultsOf('month') };

/** How the names of posts end. A name of a person is not told from a word, but a post is. */
const postEnding =
  /(长|主任|书记|科员|办事员|专员|经办|经办人|负责人|联系人|管理员|工程师|会计|出纳|秘书|干事|助理|岗|岗位|officer|clerk|head|director|chief|accountant|cashier|engineer|secretary|assistant|manager|post)$/i;

/**
 * Refuses what names a person: an event says office and post. All texts of it are searched for numbers of people.
 * Errors: award_personal_data, award_post_unclear, or the same of an order or a month (422).
 */
export function requireNoPerson(
  noun: Noun,
  event: { readonly office: string; readonly post: string } & Readonly<Record<string, string | null>>,
): void {
  const { personalData, postUnclear } = faults[noun];
  for (const [field, text] of Object.entries(event)) {
    if (findPersonalData(text ?? '') !== undefined) throw personalData(field);
  }
  if (!postEnding.test(event.post)) throw postUnclear(event.post);
}

import type { Page } from 'playwright-core';

const mostStops = 250;

/** What has the focus, by the name that is read out; empty where nothing has. */
export async function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const isField = element.matches('input, select, textarea');
    const label =
      isField && element.id !== '' ? document.querySelector(`label[for="${element.id}"]`) : element.closest('label');
    const named = isField ? (label?.querySelector('span') ?? label) : undefined;
    return (
      (element.getAttribute('aria-label') ?? named?.textContent ?? element.textContent ?? '').trim() || element.tagName
    );
  });
}

/** Goes on with Tab until something of this name has the focus. The page has to come round to it. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await focusedName(page);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    passed.push(focused.slice(0, 30));
  }
  throw new Error(`the keyboard does not come to ${name}: ${passed.slice(0, 60).join(' | ')}`);
}

export async function pressOn(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Whether the ring around what has the focus can be seen. */
export async function showsFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
}

const asInChinese = /(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])/;

/** Texts of an English page with a date or a month as Chinese writes it; what is quoted in Chinese stays as it is. */
export function datesLeft(page: Element): string[] {
  return [page, ...page.querySelectorAll('*')].flatMap((element) => {
    if (element.closest('[lang^="zh"]:not(html)') || element.matches('script, style')) return [];
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const spoken = ['aria-label', 'aria-valuetext', 'title'].flatMap((name) => element.getAttribute(name) ?? []);
    return [...texts.map((node) => node.textContent ?? ''), ...spoken].filter((text) => asInChinese.test(text));
  });
}

import type { ConfigProviderProps } from 'antd';
import enGb from 'antd/locale/en_GB.js';
import zhCn from 'antd/locale/zh_CN.js';
import type { Language } from '../address/address.ts';

type Locale = NonNullable<ConfigProviderProps['locale']>;

/** Node and the bundler do not agree on what the default of a CommonJS module is. */
function localeIn(module: Locale | { readonly default: Locale }): Locale {
  return 'default' in module ? module.default : module;
}

/** The words that antd brings along: an empty list, a next page, what a cross is for. */
export const antdLocales: Readonly<Record<Language, Locale>> = { zh: localeIn(zhCn), en: localeIn(enGb) };

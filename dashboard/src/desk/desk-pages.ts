import { type Address, defaultAddress, formatAddress } from '../address/address.ts';

/** Pages at a desk, in the order of the navigation. The wall has its own look and is left by its address. */
export const deskPages = ['progress', 'coverage', 'products', 'data', 'wall'] as const;
export type DeskPage = (typeof deskPages)[number];

/** Where a page is, for the programme, region, year and time that are looked at now, in the same language and colours. */
export function deskPageLink(page: DeskPage, address: Address): string {
  const { programme, region, year, asOf, language, theme } = address;
  const search = formatAddress({ ...defaultAddress, programme, region, year, asOf, language, theme }).toString();
  return `/${page}${search === '' ? '' : `?${search}`}`;
}

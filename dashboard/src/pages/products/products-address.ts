import { type AddressPart, putAll } from '../../address/use-address-part.ts';

export const papers = ['map', 'plan', 'gaps', 'bulletin', 'orders', 'months', 'awards'] as const;
export type Paper = (typeof papers)[number];
export const orderStates = ['open', 'answered', 'overdue', 'closed', 'withdrawn'] as const;
export type OrderState = (typeof orderStates)[number];

/** What an address says of the papers beside programme, region, indicator and time. */
export interface ProductsAddress {
  readonly paper: Paper;
  /** Month of the bulletin, YYYY-MM; undefined: the newest there is. */
  readonly month: string | undefined;
  /** Orders in this state; undefined: all. */
  readonly orders: OrderState | undefined;
  /** The order whose course is shown. */
  readonly order: number | undefined;
}

export const productsPart: AddressPart<ProductsAddress> = {
  parse: (search) => {
    const month = search.get('month');
    const order = search.get('order');
    return {
      paper: papers.find((paper) => paper === search.get('paper')) ?? 'map',
      month: month !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
      orders: orderStates.find((state) => state === search.get('orders')),
      order: order !== null && /^[1-9]\d{0,8}$/.test(order) ? Number(order) : undefined,
    };
  },
  put: (search, { paper, month, orders, order }) =>
    putAll(search, { paper: paper === 'map' ? undefined : paper, month, orders, order }),
};

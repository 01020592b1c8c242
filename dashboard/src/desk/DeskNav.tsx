import { Link } from 'react-router';
import { useAddress } from '../address/use-address.ts';
import { useTongue } from '../words/words-context.tsx';
import styles from './DeskNav.module.css';
import { type DeskPage, deskPageLink, deskPages } from './desk-pages.ts';

/** From page to page, keeping what is looked at. */
export function DeskNav({ current }: { readonly current: DeskPage }) {
  const { words } = useTongue();
  const [address] = useAddress();
  return (
    <nav className={styles.nav} aria-label={words.pagesLabel}>
      {deskPages.map((page) => (
        <Link
          key={page}
          to={deskPageLink(page, address)}
          className={styles.link ?? ''}
          aria-current={page === current ? 'page' : undefined}
        >
          {words.pages[page]}
        </Link>
      ))}
    </nav>
  );
}

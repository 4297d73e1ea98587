import { useEffect } from 'react';

/**
 * Names the browser's tab by its page, with the product's name behind it as `data-product` of the
 * document says it; tabs of several pages can be told apart.
 */
export function useTabTitle(title: string | undefined): void {
  useEffect(() => {
    const product = document.documentElement.dataset.product ?? '总机';
    document.title = title === undefined ? product : `${title} · ${product}`;
    return () => {
      document.title = product;
    };
  }, [title]);
}

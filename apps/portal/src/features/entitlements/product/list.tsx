import { isVendor } from '@tierline/domain';
import { Button, Group, Text } from '@mantine/core';
import type { Product } from '@tierline/contract';
import { Boxes, Plus } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useParams } from 'react-router';
import { usePages } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { Can, useMe } from '../../../session.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import type { Column } from '../../../ui/list-parts.tsx';
import { ListCount } from '../../../ui/list-count.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Page } from '../../../ui/page.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { EmptyState, NothingMatches, NotFound } from '../../../ui/states.tsx';
import { RowLink } from '../../../ui/row-link.tsx';
import { productStates, useProductList } from './list-state.ts';
import { NewProductDialog } from './new-product-dialog.tsx';
import { ProductState, Term } from './product-parts.tsx';

/** The product catalogue (E1), for vendor staff; a product opens in a panel. */
export function ProductsPage() {
  return isVendor(useMe().account) ? <Catalogue /> : <NotFound />;
}

function Catalogue() {
  const { t } = useTranslation();
  const { slug, label } = useProgramme();
  const { search } = useLocation();
  const { productId } = useParams();
  const list = useProductList();
  const pages = usePages('listProducts', list.send);
  const to = useCallback((product: Product) => `/${slug}/products/${product.id}${search}`, [slug, search]);
  const columns = useProductColumns(to);
  const title = label('nav.products', t('product.title'));
  const create = (
    <Can permission="products.edit">
      <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={list.create}>
        {t('product.create')}
      </Button>
    </Can>
  );
  return (
    <>
      <Page title={title} aside={<ListCount pages={pages} />} action={create}>
        <Group gap="xs" mb="sm" role="search" aria-label={title}>
          <SearchInput value={list.q} onSearch={list.search} label={t('product.filter.search')} />
          <FilterMenu
            label={t('product.filter.stateLabel')}
            any={t('product.filter.state')}
            value={list.state}
            onChoose={list.setState}
            options={productStates.map((state) => ({ value: state, label: t(`product.states.${state}`) }))}
          />
        </Group>
        <ListTable
          name={title}
          columns={columns}
          pages={pages}
          open={{ id: productId ?? null, to, label: (product) => t('product.open', { name: product.name }) }}
          sort={{ value: list.sort, set: list.setSort }}
          empty={
            list.filtered ? (
              <NothingMatches onClear={list.clear} />
            ) : (
              <EmptyState
                icon={<Boxes size={22} />}
                title={t('product.empty.title')}
                hint={t('product.empty.hint')}
                action={create}
              />
            )
          }
        />
      </Page>
      {list.creating && (
        <NewProductDialog kinds={[...new Set(pages.items.map((product) => product.kind))]} onClose={list.closeCreate} />
      )}
      <Outlet />
    </>
  );
}

function useProductColumns(to: (product: Product) => string): readonly Column<Product>[] {
  const { t } = useTranslation();
  return useMemo(
    (): readonly Column<Product>[] => [
      {
        id: 'name',
        header: t('product.name'),
        card: 'title',
        sort: { up: 'name', down: '-name' },
        cell: (product) => <RowLink id={product.id} to={to(product)} title={product.name} />,
      },
      {
        id: 'sku',
        header: t('product.sku'),
        width: '150px',
        sort: { up: 'sku', down: '-sku' },
        cell: (product) => <span className="tl-mono">{product.sku}</span>,
      },
      { id: 'kind', header: t('product.kind'), width: '130px', from: 720, cell: (product) => product.kind },
      {
        id: 'term',
        header: t('product.term'),
        width: '130px',
        cell: (product) => <Term months={product.termMonths} />,
      },
      {
        id: 'description',
        header: t('product.description'),
        from: 1160,
        card: 'none',
        cell: (product) => (
          <Text size="sm" c="dimmed" lineClamp={1}>
            {product.description}
          </Text>
        ),
      },
      {
        id: 'state',
        header: t('product.state'),
        card: 'corner',
        width: '120px',
        cell: (product) => <ProductState product={product} />,
      },
    ],
    [t, to],
  );
}

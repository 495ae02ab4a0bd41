import { isVendor } from '@tierline/domain';
import { Button, Paper, Text } from '@mantine/core';
import type { Account } from '@tierline/contract';
import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead, useWrite } from '../../../api.ts';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Reason } from '../../../ui/reason.tsx';
import { FormError, NotFound } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { focusFirstError } from '../../../ui/record-form.ts';
import { useContacts } from '../split/split-contact.tsx';
import { IssueAccount } from './issue-account.tsx';
import {
  copiesOf,
  issueErrors,
  issueSend,
  newRow,
  useLineLacks,
  type IssueErrors,
  type IssueRow,
} from './issue-form.ts';
import { IssueLine } from './issue-line.tsx';
import { IssueMail } from './issue-mail.tsx';
import { IssueNumber } from './issue-number.tsx';
import classes from './issue.module.css';

/**
 * Issues an entitlement (E2), for vendor staff: account, order number, lines and mail on one screen. `?account=`
 * chooses the account.
 */
export function IssuePage() {
  const vendor = isVendor(useMe().account);
  const [search] = useSearchParams();
  const given = search.get('account');
  const account = useRead('readAccount', { id: given ?? '' }, { enabled: vendor && given !== null });
  if (!vendor) return <NotFound />;
  // A given account is loaded before the form is shown, so that the form can begin with it.
  if (given !== null && account.isPending) return null;
  return <IssueForm account={account.data ?? null} />;
}

function IssueForm(props: { account: Account | null }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const { path } = useProgramme();
  const { may } = useMe();
  const navigate = useNavigate();
  const issue = useWrite('issueEntitlement');
  const [account, setAccount] = useState(props.account);
  const [orderNumber, setOrderNumber] = useState('');
  // Null: the number is not known to be taken.
  const [furtherDelivery, setFurtherDelivery] = useState<boolean | null>(null);
  const [rows, setRows] = useState<readonly IssueRow[]>(() => [newRow()]);
  const [mail, setMail] = useState(true);
  const [errors, setErrors] = useState<IssueErrors>({});
  const products = useRead('listProducts', { status: 'active', limit: '100' });
  const offered = products.data?.items.filter(({ delivers }) => delivers === 'copies') ?? [];
  const { contacts, contact, chosen, chooseContact } = useContacts(account?.id ?? null);
  const mails = mail && (!contacts || contact !== null);
  const reason = may['entitlements.issue'] ?? null;
  const lineLacks = useLineLacks();
  const total = rows.reduce((sum, row) => sum + (copiesOf(row, language) ?? 0), 0);

  const forget = (field: string) =>
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !name.startsWith(field))));
  const fail = (wrong: IssueErrors, element: HTMLFormElement) => {
    setErrors(wrong);
    focusFirstError(element);
  };
  const lacks = (): IssueErrors => ({
    ...(account === null && { accountId: t('issue.accountMissing') }),
    ...(orderNumber.trim() === '' && { orderNumber: t('ui.required') }),
    ...Object.fromEntries(
      rows.flatMap((row, index) => lineLacks(row).map(([field, text]) => [`lines.${String(index)}.${field}`, text])),
    ),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (issue.isPending || reason) return;
    const wrong = lacks();
    const send = issueSend(
      {
        accountId: account?.id ?? null,
        contactId: mails ? (chosen?.id ?? null) : null,
        orderNumber,
        furtherDelivery: furtherDelivery === true,
        mail,
        rows,
      },
      mails,
      language,
    );
    if (Object.keys(wrong).length > 0 || send === null) return fail(wrong, element);
    issue.mutate(send, {
      onSuccess: ({ orderNumber: issued, lines: [line] }) => {
        toastDone({
          text: t('issue.done', { orderNumber: issued, account: account?.name ?? '' }),
          ...(line && { link: { to: path(`/entitlements/${line.id}`), label: t('issue.show') } }),
        });
      },
      ifOpen: () => {
        void navigate(path('/entitlements'));
      },
      onError: (problem) => {
        if (problem.code === 'order-number-taken') setFurtherDelivery(false);
        fail(issueErrors(problem, rows), element);
      },
    });
  };
  const setRow = (index: number, row: IssueRow) => {
    forget(`lines.${String(index)}.`);
    setRows((before) => before.map((old, place) => (place === index ? row : old)));
  };
  const removeRow = (index: number) => {
    forget('lines.');
    setRows((before) => before.filter((_, place) => place !== index));
  };
  const told = issue.error && Object.keys(issueErrors(issue.error, rows)).length > 0;
  return (
    <Page title={t('issue.title')}>
      <ButtonForm onSubmit={submit} className={classes.form}>
        <Paper withBorder p="lg">
          <div className={classes.two}>
            <IssueAccount
              account={account}
              error={errors.accountId}
              focus={props.account === null}
              onChoose={(next) => {
                setAccount(next);
                chooseContact(null);
                setFurtherDelivery(null);
                forget('orderNumber');
                forget('accountId');
                forget('contactId');
              }}
            />
            <IssueNumber
              value={orderNumber}
              error={errors.orderNumber}
              focus={props.account !== null}
              further={furtherDelivery}
              onChange={(next) => {
                setOrderNumber(next);
                setFurtherDelivery(null);
                forget('orderNumber');
              }}
              onFurther={(further) => {
                setFurtherDelivery(further);
                forget('orderNumber');
              }}
            />
          </div>
        </Paper>
        <section className={classes.section}>
          <h2>{t('issue.lines')}</h2>
          <div className={classes.lines}>
            {rows.map((row, index) => (
              <IssueLine
                key={row.key}
                row={row}
                index={index}
                products={offered}
                errors={errors}
                onChange={(next) => setRow(index, next)}
                onRemove={rows.length > 1 ? () => removeRow(index) : null}
              />
            ))}
          </div>
          <Button
            variant="default"
            size="xs"
            mt="sm"
            leftSection={<Plus size={14} aria-hidden="true" />}
            disabled={rows.length >= 100}
            onClick={() => setRows((before) => [...before, newRow()])}
          >
            {t('issue.addLine')}
          </Button>
        </section>
        <section className={classes.section}>
          <IssueMail
            contacts={account === null ? null : contacts}
            contact={contact}
            onChoose={(id) => {
              chooseContact(id);
              forget('contactId');
            }}
            on={mail}
            onSwitch={setMail}
            error={errors.contactId}
          />
        </section>
        {!told && issue.error && (
          <div className={classes.section}>
            <FormError problem={issue.error} />
          </div>
        )}
        <div className={classes.foot}>
          <Text size="sm" c="dimmed" className="tl-number" role="status">
            {t('issue.total', { count: total })}
          </Text>
          <div className={classes.buttons}>
            <Button variant="default" component={Link} to={path('/entitlements')}>
              {t('ui.cancel')}
            </Button>
            <Reason reason={reason}>
              <Button type="submit" loading={issue.isPending}>
                {t(mails ? 'issue.submit' : 'issue.submitQuiet')}
              </Button>
            </Reason>
          </div>
        </div>
      </ButtonForm>
    </Page>
  );
}

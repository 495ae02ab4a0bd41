import { Alert, Button, EmptyState as MantineEmptyState, Text, Title } from '@mantine/core';
import type { Problem } from '@tierline/contract';
import { CloudOff, SearchX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProgramme } from '../programme.tsx';
import { useFormat } from './format.ts';

/**
 * A list that has nothing to show: what this is, who brings it, and one action. `heading`: it is all there is on the
 * page.
 */
export function EmptyState(props: {
  icon: ReactNode;
  title: string;
  hint: string;
  action?: ReactNode;
  heading?: boolean;
}) {
  return (
    <MantineEmptyState
      withIndicatorBackground
      icon={props.icon}
      title={
        props.heading ? (
          <Title order={1} size="h2">
            {props.title}
          </Title>
        ) : (
          props.title
        )
      }
      description={props.hint}
      py={56}
      px="md"
      maw={460}
      mx="auto"
    >
      {props.action && <MantineEmptyState.Actions>{props.action}</MantineEmptyState.Actions>}
    </MantineEmptyState>
  );
}

/** A list whose search and filters nothing fits. */
export function NothingMatches(props: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<SearchX size={22} />}
      title={t('ui.nothingMatches')}
      hint={t('ui.nothingMatchesHint')}
      action={
        <Button variant="default" onClick={props.onClear}>
          {t('ui.clearFilters')}
        </Button>
      }
    />
  );
}

/** A page or panel that could not be read. What the reader may not see and what does not exist look the same. */
export function ErrorState(props: { problem: Problem; onRetry?: () => void }) {
  const { t } = useTranslation();
  const status = props.problem.document?.status;
  if (status === 403 || status === 404) return <NotFound />;
  return (
    <EmptyState
      icon={status === undefined ? <CloudOff size={22} /> : <TriangleAlert size={22} />}
      title={props.problem.document?.title ?? t('ui.failed')}
      hint={wordProblem(props.problem, t('ui.noAnswer'))}
      action={
        props.onRetry && (
          <Button variant="default" onClick={props.onRetry}>
            {t('ui.retry')}
          </Button>
        )
      }
    />
  );
}

/** The neutral page for an address behind which the reader may see nothing. */
export function NotFound() {
  const { t } = useTranslation();
  const { path } = useProgramme();
  return (
    <EmptyState
      icon={<SearchX size={22} />}
      heading
      title={t('ui.notFound')}
      hint={t('ui.notFoundHint')}
      action={
        <Button variant="default" component={Link} to={path('/')}>
          {t('ui.toStart')}
        </Button>
      }
    />
  );
}

/** What went wrong with a form, above its buttons; what was typed stays. */
export function FormError(props: { problem: Problem | null }) {
  const { t } = useTranslation();
  if (props.problem === null) return null;
  return (
    <Alert
      role="alert"
      variant="light"
      color="red"
      icon={<TriangleAlert size={16} />}
      title={props.problem.document?.title ?? t('ui.failed')}
    >
      <Text size="sm" c="inherit">
        {wordProblem(props.problem, t('ui.noAnswer'))}
      </Text>
    </Alert>
  );
}

/** Shown above data that could not be refreshed: from when they are. */
export function AsOf(props: { problem: Problem | null; readAt: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (props.problem === null || props.readAt === 0) return null;
  const words =
    props.problem.document === null
      ? t('ui.asOf', { time: format.time(new Date(props.readAt)) })
      : wordProblem(props.problem, '');
  return (
    <Alert role="status" variant="light" color="orange" icon={<CloudOff size={16} />} py={8} mb="sm">
      {words}
    </Alert>
  );
}

/** The words of a problem in the reader's language, as the API sent them. */
export function wordProblem(problem: Problem, noAnswer: string): string {
  return problem.document?.detail ?? noAnswer;
}

/** The API's words for single fields, by the field's name: `/user/email` → `user.email`, as Mantine's form names it. */
export function fieldErrors(problem: Problem | null): Record<string, string> {
  return Object.fromEntries(
    (problem?.document?.errors ?? []).map((error) => [
      error.pointer.replace(/^\//u, '').replaceAll('/', '.'),
      error.detail,
    ]),
  );
}

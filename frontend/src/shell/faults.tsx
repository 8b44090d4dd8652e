import { useRouteError } from 'react-router';
import { LinkButton } from '@/ui/controls/button';
import { Empty, ProblemPage } from '@/ui/feedback/notice';
import { paths } from '@/paths';

/** A page that could not be drawn or loaded; after an upgrade its file may be gone, so trying again reloads. */
export function RouteFault() {
  const error = useRouteError();
  return <ProblemPage error={error} onRetry={() => window.location.reload()} />;
}

export function NotFoundPage() {
  return (
    <>
      <title>Not found · Signalbox</title>
      <Empty
        wholePage
        title="There is no such page"
        text="The address may be mistyped, or it is of a newer version."
        action={<LinkButton to={paths.home}>Go home</LinkButton>}
      />
    </>
  );
}

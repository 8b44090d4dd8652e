/** The frame without anything in it, for the moment before it is known who is signed in. Its inside shows only when that takes long. */
export function Quiet() {
  return (
    <div role="status" aria-label="Loading" className="flex h-dvh flex-col">
      <div className="h-12 shrink-0 border-b bg-surface" />
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-52 shrink-0 border-r md:block" />
        <div className="flex flex-1 animate-late flex-col gap-3 p-6">
          <div className="skeleton h-6 w-40" />
          <div className="skeleton h-4 w-3/4" />
          <div className="skeleton h-4 w-2/3" />
          <div className="skeleton h-4 w-1/2" />
        </div>
      </div>
    </div>
  );
}

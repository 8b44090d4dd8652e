import { useAllPlaces } from '@/shell/places';
import { Dialog } from '@/ui/controls/dialog';
import { Key } from '@/ui/controls/hint';
import { COMMAND_KEY } from '@/ui/page/keys';

interface KeyGroup {
  title: string;
  keys: [string[], string][];
}

const EVERYWHERE: [string[], string][] = [
  [[COMMAND_KEY, 'K'], 'Search, go to, act'],
  [['?'], 'This list'],
];

const OTHERS: KeyGroup[] = [
  {
    title: 'In a list',
    keys: [
      [['j'], 'Next row'],
      [['k'], 'Previous row'],
      [['Enter'], 'Open beside the list'],
      [['o'], 'Open full page'],
      [['Esc'], 'Close the panel'],
      [['/'], 'Search'],
    ],
  },
  { title: 'In a form', keys: [[[COMMAND_KEY, 'Enter'], 'Submit']] },
];

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const places = useAllPlaces();
  const groups: KeyGroup[] = [
    {
      title: 'Everywhere',
      keys: [...EVERYWHERE, ...places.map((place): [string[], string] => [['g', place.key], `Go to ${place.label}`])],
    },
    ...OTHERS,
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" wide>
      <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 font-medium text-ink-faint">{group.title}</h3>
            <dl>
              {group.keys.map(([keys, label]) => (
                <div key={label} className="flex h-8 items-center justify-between border-b">
                  <dt>{label}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Key key={key}>{key}</Key>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

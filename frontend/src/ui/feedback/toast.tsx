import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { IconButton } from '@/ui/controls/button';

interface Note {
  id: number;
  text: string;
  tone: 'good' | 'bad';
  action?: { label: string; run: () => void };
}

interface Toaster {
  say: (text: string, action?: Note['action']) => void;
  warn: (text: string) => void;
}

const ToastContext = createContext<Toaster>({ say: () => undefined, warn: () => undefined });

export function useToast(): Toaster {
  return use(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [notes, setNotes] = useState<Note[]>([]);
  const toaster = useMemo<Toaster>(() => {
    const add = (note: Omit<Note, 'id'>) => setNotes((before) => [...before.slice(-2), { ...note, id: (before.at(-1)?.id ?? 0) + 1 }]);
    return {
      say: (text, action) => add({ text, tone: 'good', action }),
      warn: (text) => add({ text, tone: 'bad' }),
    };
  }, []);
  const remove = (id: number) => setNotes((before) => before.filter((note) => note.id !== id));

  return (
    <ToastContext value={toaster}>
      <Toast.Provider duration={6000}>
        {children}
        {notes.map((note) => (
          <NoteView key={note.id} note={note} onGone={() => remove(note.id)} />
        ))}
        <Toast.Viewport className="fixed right-3 bottom-18 z-50 flex w-[min(380px,calc(100vw-24px))] flex-col gap-2 sm:bottom-3" />
      </Toast.Provider>
    </ToastContext>
  );
}

function NoteView({ note, onGone }: { note: Note; onGone: () => void }) {
  return (
    <Toast.Root
      onOpenChange={(open) => !open && onGone()}
      className="flex animate-enter items-center gap-2 rounded-lg border bg-raised p-2.5 pl-3 shadow-xl"
    >
      {note.tone === 'good' ? (
        <CircleCheck size={16} className="shrink-0 text-green" aria-hidden />
      ) : (
        <CircleAlert size={16} className="shrink-0 text-red" aria-hidden />
      )}
      <Toast.Description className="flex-1">{note.text}</Toast.Description>
      {note.action && (
        <Toast.Action altText={note.action.label} asChild>
          <button type="button" onClick={note.action.run} className="rounded px-2 py-1 text-sm font-medium text-accent-text hover:bg-hover">
            {note.action.label}
          </button>
        </Toast.Action>
      )}
      <Toast.Close asChild>
        <IconButton label="Dismiss" size="small">
          <X size={14} />
        </IconButton>
      </Toast.Close>
    </Toast.Root>
  );
}

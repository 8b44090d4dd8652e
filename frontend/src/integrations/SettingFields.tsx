import type { ProviderSetting } from '@/api/generated/public';
import { Field, type FormErrors, INPUT } from '@/ui/form/form';

interface SettingFieldsProps {
  settings: readonly ProviderSetting[];
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
  onChange: (name: string, value: string) => void;
}

/** The fields a provider asks for, from its catalogue entry. What may be left as it is stays folded until something in it is refused. */
export function SettingFields({ settings, ...form }: SettingFieldsProps) {
  const required = settings.filter((setting) => setting.required);
  const optional = settings.filter((setting) => !setting.required);
  const refused = optional.some((setting) => form.errors.byPointer.has(`/settings/${setting.name}`));
  return (
    <>
      <Fields settings={required} {...form} />
      {optional.length > FOLDED_FROM ? (
        <details open={refused || undefined} className="rounded border px-3 py-2">
          <summary className="cursor-pointer font-medium">
            {optional.length} more settings <span className="font-normal text-ink-faint">(optional)</span>
          </summary>
          <div className="flex flex-col gap-4 pt-3 pb-1">
            <Fields settings={optional} {...form} />
          </div>
        </details>
      ) : (
        <Fields settings={optional} {...form} />
      )}
    </>
  );
}

/** This many optional fields are no burden to see. */
const FOLDED_FROM = 2;

function Fields({ settings, values, errors, onChange }: SettingFieldsProps) {
  return settings.map((setting) => (
    <Field
      key={setting.name}
      label={setting.label}
      help={setting.help}
      optional={!setting.required}
      error={errors.byPointer.get(`/settings/${setting.name}`)}
    >
      {(ids) =>
        setting.options ? (
          <select
            {...ids}
            value={values[setting.name] ?? ''}
            onChange={(event) => onChange(setting.name, event.target.value)}
            className={INPUT}
          >
            {!setting.default_value && <option value="">{setting.required ? 'Choose…' : 'None'}</option>}
            {setting.options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        ) : (
          <input
            {...ids}
            value={values[setting.name] ?? ''}
            onChange={(event) => onChange(setting.name, event.target.value)}
            className={INPUT}
          />
        )
      }
    </Field>
  ));
}

/** What the form starts with: stored values over defaults. */
export function startingValues(
  settings: readonly ProviderSetting[],
  stored: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(settings.map((setting) => [setting.name, stored[setting.name] ?? setting.default_value ?? '']));
}

/** Only what was filled in is sent. */
export function filledIn(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}

/** What differs from the start; an emptied one goes back to its default. */
export function changedOnly(start: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value.trim() !== (start[name] ?? '').trim()));
}

export function settingPointers(settings: readonly ProviderSetting[]): string[] {
  return settings.map((setting) => `/settings/${setting.name}`);
}

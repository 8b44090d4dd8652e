import type { ProviderSetting } from '@/api/generated/public';
import { Field } from '@/ui/form/field';
import { INPUT } from '@/ui/form/form';
import type { ApiForm } from '@/ui/form/use-api-form';

/** What a form about an integration holds. */
export interface EnteredIntegration {
  name: string;
  /** Asked for where the integration is new. */
  secret?: string;
  settings: Record<string, string>;
}

interface SettingFieldsProps {
  form: ApiForm<EnteredIntegration>;
  settings: readonly ProviderSetting[];
}

/** This many optional fields are no burden to see. */
const FOLDED_FROM = 2;

/** The fields a provider asks for, from its catalogue entry. What may be left as it is stays folded until something in it is refused. */
export function SettingFields({ form, settings }: SettingFieldsProps) {
  const required = settings.filter((setting) => setting.required);
  const optional = settings.filter((setting) => !setting.required);
  const refused = optional.some((setting) => form.methods.getFieldState(`settings.${setting.name}`, form.methods.formState).invalid);
  return (
    <>
      <SettingList form={form} settings={required} />
      {optional.length > FOLDED_FROM ? (
        <details open={refused || undefined} className="rounded border px-3 py-2">
          <summary className="cursor-pointer font-medium">
            {optional.length} more settings <span className="font-normal text-ink-faint">(optional)</span>
          </summary>
          <div className="flex flex-col gap-4 pt-3 pb-1">
            <SettingList form={form} settings={optional} />
          </div>
        </details>
      ) : (
        <SettingList form={form} settings={optional} />
      )}
    </>
  );
}

function SettingList({ form, settings }: SettingFieldsProps) {
  return settings.map((setting) => (
    <Field
      key={setting.name}
      form={form}
      name={`settings.${setting.name}`}
      label={setting.label}
      help={setting.help}
      optional={!setting.required}
    >
      {(input) =>
        setting.options ? (
          <select {...input} className={INPUT}>
            {!setting.default_value && <option value="">{setting.required ? 'Choose…' : 'None'}</option>}
            {setting.options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        ) : (
          <input {...input} className={INPUT} />
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

import type { ProviderSetting } from '@/api/generated/public';
import { Field, type FormErrors, INPUT } from '@/ui/form';

interface SettingFieldsProps {
  settings: readonly ProviderSetting[];
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
  onChange: (name: string, value: string) => void;
}

/** The fields a provider asks for, from its catalogue entry. */
export function SettingFields({ settings, values, errors, onChange }: SettingFieldsProps) {
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
          <select {...ids} value={values[setting.name] ?? ''} onChange={(event) => onChange(setting.name, event.target.value)} className={INPUT}>
            {!setting.default_value && <option value="">Choose…</option>}
            {setting.options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        ) : (
          <input {...ids} value={values[setting.name] ?? ''} onChange={(event) => onChange(setting.name, event.target.value)} className={INPUT} />
        )
      }
    </Field>
  ));
}

/** What the form starts with: stored values over defaults. */
export function startingValues(settings: readonly ProviderSetting[], stored: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(settings.map((setting) => [setting.name, stored[setting.name] ?? setting.default_value ?? '']));
}

/** Only what was filled in is sent. */
export function filledIn(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}

export function settingPointers(settings: readonly ProviderSetting[]): string[] {
  return settings.map((setting) => `/settings/${setting.name}`);
}

package io.signalbox.local.launch;

import io.signalbox.local.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What a person needs once everything is ready. */
final class Welcome {

    private Welcome() {}

    static void print(
            Terminal terminal,
            LocalSettings settings,
            AdminAccount admin,
            Map<String, String> model,
            Duration startUp) {
        terminal.say("");
        terminal.say(String.format(Locale.ROOT, "Ready after %.1f s.", startUp.toMillis() / 1000.0));
        terminal.say("  console   " + settings.publicUrl());
        terminal.say("  API       " + settings.publicUrl() + "/docs");
        terminal.say("  sign in   " + signIn(admin));
        terminal.say("  model     " + model(settings.environment(), model));
        terminal.say("  stop      Ctrl-C; the data stays in " + settings.dataDirectory());
        terminal.say("");
        if (admin.show()) {
            AdminAccount.markShown(settings.secrets());
        }
    }

    private static String signIn(AdminAccount admin) {
        if (admin.show()) {
            return admin.email() + " with the password " + admin.password().orElseThrow() + " (shown only this once)";
        }
        return admin.password().isPresent()
                ? admin.email() + " with your SIGNALBOX_ADMIN_PASSWORD, if this is the first start"
                : admin.email() + " with the password shown at the first start";
    }

    private static String model(Environment environment, Map<String, String> detected) {
        if (!detected.isEmpty()) {
            return detected.get("SIGNALBOX_MODEL_NAME") + " of the Ollama on this machine";
        }
        return environment
                .get("SIGNALBOX_MODEL_NAME")
                .map(name -> name + " (" + environment.get("SIGNALBOX_MODEL_PROVIDER", "openai") + ")")
                .orElse("none: rules map what they know, the rest waits as dead letters");
    }
}

package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One filled input of a form.
 *
 * @param name block and action id in lower case, as the form's author chose them
 */
record FormInput(String name, String type, Sourced<String> value) {

    /** In the order of the form; empty inputs are left out. */
    static List<FormInput> of(Cursor view) {
        List<FormInput> inputs = new ArrayList<>();
        Cursor blocks = view.at("state", "values");
        blocks.node().fieldNames().forEachRemaining(block -> {
            Cursor actions = blocks.at(block);
            actions.node()
                    .fieldNames()
                    .forEachRemaining(action -> add(inputs, block + "." + action, actions.at(action)));
        });
        return inputs;
    }

    private static void add(List<FormInput> inputs, String name, Cursor action) {
        Sourced<String> value = value(action);
        if (value != null) {
            String type = action.at("type").string("");
            inputs.add(new FormInput(Bounds.cut(name, Bounds.KEY).toLowerCase(Locale.ROOT), type, value));
        }
    }

    private static @Nullable Sourced<String> value(Cursor action) {
        if (action.at("selected_option").present()) {
            return action.at("selected_option", "text", "text").text();
        }
        if (action.at("rich_text_value").present()) {
            Cursor rich = action.at("rich_text_value");
            String text = SlackRichText.markdown(rich.at("elements").node());
            return text.isBlank()
                    ? null
                    : new Sourced<>(text, Provenance.payloadByRule(rich.pointer(), "slack.blocks_to_markdown"));
        }
        Cursor several =
                action.firstOf("selected_options", "selected_users", "selected_channels", "selected_conversations");
        if (several.isArray()) {
            return joined(several);
        }
        return action.firstOf(
                        "value",
                        "selected_date",
                        "selected_time",
                        "selected_date_time",
                        "selected_user",
                        "selected_channel",
                        "selected_conversation")
                .text();
    }

    private static @Nullable Sourced<String> joined(Cursor several) {
        String text = several.items().stream()
                .map(each -> each.isObject() ? each.at("text", "text").string() : each.string())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return text.isEmpty()
                ? null
                : new Sourced<>(text, Provenance.payloadByRule(several.pointer(), "slack.selected_options"));
    }
}

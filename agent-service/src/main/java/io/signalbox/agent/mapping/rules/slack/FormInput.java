package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        Cursor option = action.at("selected_option");
        Sourced<String> value = option.present()
                ? option.at("text", "text").text()
                : action.firstOf("value", "selected_date", "selected_user", "selected_channel", "selected_conversation")
                        .text();
        if (value != null) {
            String type = action.at("type").string("");
            inputs.add(new FormInput(Bounds.cut(name, Bounds.KEY).toLowerCase(Locale.ROOT), type, value));
        }
    }
}

/** A workflow for tests, which knows nothing of tickets: it asks the model about a text, waits for a person if told to, and says the text again. */
@NullMarked
package io.signalbox.agent.workflows.echo;

import org.jspecify.annotations.NullMarked;

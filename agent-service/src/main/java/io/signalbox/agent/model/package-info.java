/** Asking a language model to map an event, and reading what it answers. */
@NullMarked
package io.signalbox.agent.model;

import org.jspecify.annotations.NullMarked;

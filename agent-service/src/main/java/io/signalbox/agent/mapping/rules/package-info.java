/** What the rules of every provider share: reading a payload with its pointers, times, words, limits. */
@NullMarked
package io.signalbox.agent.mapping.rules;

import org.jspecify.annotations.NullMarked;

/** Any sender whose JSON looks like a ticket. */
@NullMarked
package io.signalbox.agent.mapping.rules.generic;

import org.jspecify.annotations.NullMarked;

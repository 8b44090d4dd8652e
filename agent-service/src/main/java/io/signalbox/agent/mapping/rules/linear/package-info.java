/** Linear: issues and their comments. */
@NullMarked
package io.signalbox.agent.mapping.rules.linear;

import org.jspecify.annotations.NullMarked;

/** What a proposal must prove before it may reach the control plane: scope, schema, domain rules. */
@NullMarked
package io.signalbox.agent.validation;

import org.jspecify.annotations.NullMarked;

"""The numbers that exercises and questions had before they had names. Frozen: what is new has a name only.

Copies of lessons and progress files from that time hold these numbers; "-" stands for an exercise that is gone. What a
person sees beside a title today is not taken from here: it follows from the order in the lesson (lessons.py).
"""

_IN_ORDER = {
    "00": "untrained_accuracy trained_accuracy confidence_when_wrong accuracy",
    "01": "image_dimensions blank_pixels normalize_images pixel_scaling centre_of_ink one_hot generalisation_gap "
          "stratified_split ten_images_per_digit",
    "02": "template_of_zero single_neuron template_accuracy weights_and_biases dense_layer parameter_count "
          "softmax_shift stable_softmax forward_pass best_random_network linear_hidden_layer collapsed_layers",
    "03": "same_answer_two_costs squared_error untrained_cost average_cost cost_or_accuracy step_activation "
          "confident_error_costs cross_entropy quadratic_derivative cross_entropy_derivative steps_to_recover "
          "accuracy_when_cost_rises",
    "04": "downhill_direction descent_in_one_dimension overshooting local_minima - "
          "random_directions linear_approximation gradient_norm one_epoch mini_batch_steps working_learning_rates "
          "learning_rate_finder batch_size path_between_networks",
    "05": "backpropagation_speed saturated_neuron sigmoid_slope output_errors hidden_error layer_backward "
          "backward_pass nudge_size product_slopes value_used_twice planted_bug vanishing_gradient "
          "zero_initialisation",
    "06": "weights_that_change steps_per_epoch training_epoch validation_accuracy learning_curves "
          "weight_initialisation momentum_step textbook_recipe best_and_worst_seed most_confused_pair "
          "confusion_matrix",
    "07": "weight_images morans_i morans_i_of_neurons edge_detectors most_important_pixel accuracy_without_pixels "
          "permuted_pixels scrambled_weights filled_nine single_bar activation_maximisation exciting_image "
          "interpolated_digits",
    "08": "most_common_band confidence_bands calibration reliability_bins temperature blended_digits "
          "shared_confident_errors risk_coverage threshold_data deferral_policy inverted_images",
    "09": "keras_outputs weight_order keras_training_drift fit_model accuracy_during_epoch fastest_training "
          "overfitting keep_best regularisation filter_parameters mistakes_with_filters convolutional_network",
    "10": "confidence_on_noise width_and_noise confidence_on_letters errors_in_common robustness "
          "remedies_for_overfitting augmentation random_perturbation fast_gradient_sign distribution_shift "
          "group_audit",
    "11": "random_labels random_label_experiment epochs_for_random_labels epochs_to_target answers_to_false_labels "
          "cost_plateau memorising_capacity capacity_search labels_after_a_shift final_cost_spread "
          "spread_over_seeds perfect_training_accuracy",
    "13": "share_of_true_claims",
}

OLD_NUMBERS = {f"{lesson}.{place}": name
               for lesson, names in _IN_ORDER.items() for place, name in enumerate(names.split(), 1) if name != "-"}
